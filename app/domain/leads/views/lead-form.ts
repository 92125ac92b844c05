import { listLeadFiles } from "db/queries/lead-conversation";
import { findDraft } from "db/queries/lead-drafts";
import { findLead, type LeadRow } from "db/queries/leads";
import { listEnrolments } from "db/queries/programs";
import { notFound } from "~/kernel/errors";
import { isId } from "~/kernel/ids";
import { toDecimalText } from "~/kernel/money";
import { type PartnerCtx, scopeOf } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import type { Criterion } from "../../programs/program-rules";
import { countryOptions } from "../country-options";
import { type DraftValues, defaultCurrency, leadFieldNames } from "../input";
import { canEdit } from "../lifecycle";
import { stateOf } from "../move-lead";
import { decideSubmission } from "../rules";

/** The program that a partner submits to: the first one that is running. */
export async function findProgramFor(ctx: PartnerCtx) {
  const enrolments = await listEnrolments(ctx.db, ctx.actor.partnerId);
  return enrolments.find((candidate) => candidate.status === "approved") ?? enrolments[0];
}

/** The criteria for a partner's preview: what they ask for, not what they are worth. */
function withoutPoints(criteria: readonly Criterion[]): Criterion[] {
  return criteria.map((criterion) => ({ ...criterion, weight: criterion.weight === "hard" ? "hard" : 1 }));
}

/** An empty form, or a draft as it was left. Throws `not-found`. */
export async function getLeadForm(ctx: PartnerCtx, draftId: string | undefined) {
  const enrolment = await findProgramFor(ctx);
  if (!enrolment?.versionInForce)
    return { open: false as const, why: "Your organisation is not enrolled in a program yet." };
  const { partnerId } = ctx.actor;
  const draft = draftId && isId("lead", draftId) ? await findDraft(ctx.db, { partnerId, id: draftId }) : undefined;
  if (draftId && !draft) throw notFound("draft");
  const { rules } = await loadVersion(ctx.db, enrolment.versionInForce);
  const decision = decideSubmission({ ...enrolment, enrolment, fitBlocked: false });
  return {
    open: true as const,
    /** Why nothing can be submitted right now; drafts can always be kept. */
    blocked: decision.ok ? null : decision.why,
    leadId: draft?.id ?? ctx.newId("lead"),
    saved: draft?.changedAt ?? null,
    programId: enrolment.programId,
    values: (draft?.formValues as DraftValues | undefined) ?? { currency: defaultCurrency },
    qualification: withoutPoints(rules.qualification),
    countries: countryOptions,
    files: draft ? await listLeadFiles(ctx.db, partnerId, draft.id) : [],
  };
}

/** A lead's own fields as its form shows them. */
function toFormValues(lead: LeadRow): DraftValues {
  const values: DraftValues = {};
  for (const name of leadFieldNames) {
    if (name === "value") values.value = toDecimalText({ amountMinor: lead.valueMinor, currency: lead.currency });
    else if (name === "contactConsent") values.contactConsent = lead.contactConsent ? "on" : "";
    else values[name] = String(lead[name] ?? "");
  }
  return values;
}

/** A submitted lead's form, while it is open for editing. Throws `not-found`. */
export async function getLeadEditForm(ctx: PartnerCtx, leadId: string) {
  const lead = await findLead(ctx.db, scopeOf(ctx.actor), leadId);
  if (!lead || !canEdit(stateOf(lead))) throw notFound("lead");
  const { rules } = await loadVersion(ctx.db, lead.programVersionId);
  return {
    leadId: lead.id,
    companyName: lead.companyName,
    revision: lead.revision,
    values: toFormValues(lead),
    qualification: withoutPoints(rules.qualification),
    countries: countryOptions,
    files: await listLeadFiles(ctx.db, lead.partnerId, lead.id),
  };
}
