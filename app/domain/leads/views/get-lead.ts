import { listLeadFiles, listLeadMessages } from "db/queries/lead-conversation";
import { findExtension } from "db/queries/lead-extensions";
import { findLead, type LeadRow } from "db/queries/leads";
import { listLeadJournal } from "db/queries/journal";
import { findOpportunity } from "db/queries/sales";
import { findProgram } from "db/queries/program-desk";
import { notFound } from "~/kernel/errors";
import { can, type PartnerCtx, scopeOf } from "../../context";
import type { Fit } from "../fit";
import { uncountedFacts } from "../../journal/uncounted-facts";
import { loadVersion } from "../../programs/load-rules";
import { canEdit, canMove } from "../lifecycle";
import { dueOf, stateOf } from "../move-lead";
import { decideExtension } from "../protection";
import { describeStanding } from "../standing";

/**
 * The part of a lead that its form asked for: what both sides may read. A link's lead has only what was reported: what
 * nobody told is kept as nothing (migrations 0033, 0089).
 */
export function submittedFields(lead: LeadRow) {
  return {
    companyName: lead.companyName,
    website: lead.website,
    domain: lead.domain,
    country: lead.country,
    region: lead.region,
    industry: lead.industry,
    employeeCount: lead.employeeCount || null,
    revenueBand: lead.revenueBand,
    productLine: lead.productLine,
    currentTools: lead.currentTools,
    planTier: lead.planTier,
    seats: lead.seats || null,
    valueMinor: lead.valueMinor,
    currency: lead.currency,
    useCase: lead.useCase,
    timeline: lead.timeline,
    budgetStatus: lead.budgetStatus,
    contactFirstName: lead.contactFirstName,
    contactLastName: lead.contactLastName,
    contactTitle: lead.contactTitle,
    contactEmail: lead.contactEmail,
    contactPhone: lead.contactPhone,
    relationship: lead.relationship,
    contactConsent: lead.contactConsent,
    partnerNote: lead.partnerNote,
  };
}

/**
 * The same as the partner may read it: whoever signed up through its link gave their address to the vendor, not to the
 * partner, which never had it.
 */
function fieldsForPartner(lead: LeadRow) {
  const fields = submittedFields(lead);
  return lead.source === "link" ? { ...fields, contactEmail: "" } : fields;
}

export type SubmittedFields = ReturnType<typeof submittedFields>;

/** The vendor's people are not named to partners (SAFETY, rule 7). */
const vendorTeam = "Your partner team";

/** Who did something, as a partner reads it; an API key acts for the vendor. */
function actorWords(kind: string, name: string | null): string {
  if (kind === "partner") return name ?? "Your team";
  return kind === "vendor" || kind === "integration" ? vendorTeam : "Fairlead";
}

/** What was found, without points: scores are the vendor's. */
export function fitForPartner(fit: Fit) {
  return fit.items.map(({ rule, found, outcome }) => ({ rule, found, outcome }));
}

/** A lead as its partner reads it: where it stands, why, what next, by when. Throws `not-found`. */
export async function getLeadForPartner(ctx: PartnerCtx, leadId: string) {
  const scope = scopeOf(ctx.actor);
  const lead = await findLead(ctx.db, scope, leadId);
  if (!lead) throw notFound("lead");
  const seesEarnings = can(ctx.actor, "earnings.read");
  const [journal, messages, files, opportunity, extension, version, program] = await Promise.all([
    listLeadJournal(ctx.db, scope, leadId, "partner"),
    listLeadMessages(ctx.db, scope, leadId, "partner"),
    listLeadFiles(ctx.db, lead.partnerId, leadId),
    findOpportunity(ctx.db, scope, leadId),
    findExtension(ctx.db, scope, leadId),
    loadVersion(ctx.db, lead.programVersionId),
    findProgram(ctx.db, lead.programId),
  ]);
  const uncounted = uncountedFacts(journal);
  const state = stateOf(lead);
  const { protection } = version.rules;
  const facts = { state, protectedUntil: lead.protectedUntil, asked: extension !== undefined };
  const extending = decideExtension(facts, protection, ctx.now());
  return {
    id: lead.id,
    revision: lead.revision,
    status: state.status,
    stage: state.stage,
    standing: describeStanding(state, "partner"),
    reason: lead.partnerReason,
    reasonCode: lead.reasonCode,
    due: dueOf(lead),
    program: { name: program?.name ?? "", version: version.number },
    submittedAt: lead.submittedAt,
    protectedUntil: lead.protectedUntil,
    /** The team's request for more protection, and the answer; who answered is not named. */
    extension: extension
      ? {
          days: extension.days,
          reason: extension.reason,
          status: extension.status as "open" | "granted" | "declined",
          requestedAt: extension.requestedAt,
          requestedByName: extension.requestedByName,
          answer: extension.answer,
          answeredAt: extension.answeredAt,
        }
      : null,
    /** Until when protection would last, when it can be asked for now. */
    extensible: extending.ok ? { days: protection.extensionDays, until: extending.until } : null,
    waits: lead.claim === "waits",
    /** Whether protection still keeps the company for this lead. */
    protects: lead.claim === "holds",
    fields: fieldsForPartner(lead),
    fit: fitForPartner(lead.fit as Fit),
    opportunity: opportunity
      ? {
          step: opportunity.step,
          amountMinor: opportunity.amountMinor,
          currency: opportunity.currency,
          expectedClose: opportunity.expectedClose,
        }
      : null,
    timeline: journal
      .filter(({ id, kind }) => !uncounted.get(id)?.repeats && (seesEarnings || !isAboutMoney(kind)))
      .map(({ id, kind, occurredAt, actorKind, actorName, payload }) => ({
        id,
        kind,
        at: occurredAt,
        actor: actorWords(actorKind, actorName),
        payload: partnerPayload(payload),
      })),
    messages: messages.map(({ id, kind, authorSide, authorName, body, createdAt }) => ({
      id,
      kind,
      own: authorSide === "partner",
      author: authorSide === "partner" ? authorName : vendorTeam,
      body,
      at: createdAt,
    })),
    nextMessageId: ctx.newId("msg"),
    files,
    may: {
      edit: canEdit(state),
      answer: canMove(state, "answer"),
      withdraw: canMove(state, "withdraw"),
    },
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** Entries that tell what was earned. */
const isAboutMoney = (kind: string) => kind.startsWith("commission.") || kind.startsWith("payout.");

export type PartnerLead = Awaited<ReturnType<typeof getLeadForPartner>>;

/** The positive list of what an entry's payload may tell a partner. */
function partnerPayload(payload: unknown) {
  const { step, amountMinor, deltaMinor, currency, reason, fields, source, payoutId } = payload as Record<
    string,
    string | string[] | undefined
  >;
  return {
    step: typeof step === "string" ? step : undefined,
    amountMinor: typeof amountMinor === "string" ? amountMinor : undefined,
    deltaMinor: typeof deltaMinor === "string" ? deltaMinor : undefined,
    currency: typeof currency === "string" ? currency : undefined,
    reason: typeof reason === "string" ? reason : undefined,
    source: typeof source === "string" ? source : undefined,
    payoutId: typeof payoutId === "string" ? payoutId : undefined,
    fields: Array.isArray(fields) ? fields : undefined,
  };
}
