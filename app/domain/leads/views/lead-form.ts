import { listLeadFiles } from "db/queries/lead-conversation";
import { findDraft } from "db/queries/lead-drafts";
import { findLead, type LeadRow } from "db/queries/leads";
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
import { listSubmissionPrograms } from "../submission";

/** The criteria for a partner's preview: what they ask for, not what they are worth. */
function withoutPoints(criteria: readonly Criterion[]): Criterion[] {
  return criteria.map((criterion) => ({ ...criterion, weight: criterion.weight === "hard" ? "hard" : 1 }));
}

/** An empty form, or a draft as it was left, with every program that it can go to. Throws `not-found`. */
export async function getLeadForm(ctx: PartnerCtx, draftId: string | undefined, wanted?: string) {
  const { partnerId } = ctx.actor;
  const judged = (await listSubmissionPrograms(ctx.db, partnerId)).filter(({ enrolment }) => enrolment.versionInForce);
  if (judged.length === 0) return { open: false as const, why: "Your organisation is not enrolled in a program yet." };
  const draft = draftId && isId("lead", draftId) ? await findDraft(ctx.db, { partnerId, id: draftId }) : undefined;
  if (draftId && !draft) throw notFound("draft");
  const programs = judged.map(({ enrolment, version, decision }) => ({
    id: enrolment.programId,
    name: enrolment.programName,
    /** What stands in the way of submitting right now; drafts can always be kept. */
    obstacles: decision.ok ? [] : decision.obstacles,
    qualification: withoutPoints(version?.rules.qualification ?? []),
  }));
  const asked = draft?.programId ?? wanted;
  return {
    open: true as const,
    leadId: draft?.id ?? ctx.newId("lead"),
    saved: draft?.changedAt ?? null,
    programs,
    /** The draft's program, the one that was asked for, or the first that takes leads. */
    programId: programs.find(({ id }) => id === asked)?.id ?? (programs[0]?.id as string),
    values: (draft?.formValues as DraftValues | undefined) ?? { currency: defaultCurrency },
    countries: countryOptions,
    files: draft ? await listLeadFiles(ctx.db, partnerId, draft.id) : [],
  };
}

/** A lead's own fields as its form shows them; of a link's lead without the address, which its partner never had. */
function toFormValues(lead: LeadRow): DraftValues {
  const values: DraftValues = {};
  for (const name of leadFieldNames) {
    if (name === "contactEmail" && lead.source === "link") values[name] = "";
    else if (name === "value") values.value = toDecimalText({ amountMinor: lead.valueMinor, currency: lead.currency });
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
    asksAddress: lead.source !== "link",
    values: toFormValues(lead),
    program: { id: lead.programId, name: "", qualification: withoutPoints(rules.qualification) },
    countries: countryOptions,
    files: await listLeadFiles(ctx.db, lead.partnerId, lead.id),
  };
}
