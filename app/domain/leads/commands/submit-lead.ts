import { deleteDraft, lockDraft } from "db/queries/lead-drafts";
import { findClaim, findLead, insertClaim, insertLead, lockCompany } from "db/queries/leads";
import { listEnrolments } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError, notFound } from "~/kernel/errors";
import { after, day } from "~/kernel/time";
import type { Ctx, PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadExemptions, loadNewLeadFacts } from "../../fraud/load-facts";
import { screenLead } from "../../fraud/screen";
import { blockedSentences } from "../../fraud/rule-words";
import { companyKey } from "../../partners/company";
import { decideCompanyDomain } from "../../partners/mail-providers";
import type { ProgramRules } from "../../programs/program-rules";
import { checkDraftId } from "../draft-id";
import { decideFit } from "../fit";
import type { LeadFields } from "../input";
import { dueRules } from "../rules";
import { judgeEnrolment } from "../submission";
import { dueColumns } from "../move-lead";
import { noteEvidence, noting, storeFormEvidence } from "./attach-evidence";

/** Of whom a lead is, and who submits it: nobody when an API key does. */
type Submitter = { partnerId: string; submittedBy: string | null };

export type Submission = {
  /** The draft's id; it becomes the lead's, so that a form sent twice is one lead. */
  leadId: string;
  programId: string;
  source: "portal" | "import" | "api";
  fields: LeadFields;
};

/** The columns that follow from what the form says. Throws `invalid-input` at `website`. */
export function leadColumns(fields: LeadFields) {
  const company = decideCompanyDomain(fields.website);
  if (!company.ok) throw new DomainError("invalid-input", { field: "website", message: company.why });
  return { ...fields, companyKey: companyKey(fields.companyName), domain: company.domain };
}

/**
 * Submits a lead: pins the program's version in force, starts protection and the review clock, and takes the claim on
 * the company or queues for it with its time kept (PRODUCT, Duplicates). Its evidence is kept with it, or not at all.
 * Throws `not-eligible` with the reason, and as `checkDraftId`, `storeEvidence` and `noteEvidence`. A repeated submission changes
 * nothing; another company under the same id is `already-done`.
 * @returns whether the lead holds its company now, or waits for it
 */
export async function submitLead(
  ctx: PartnerCtx,
  input: Submission & { evidence?: File | undefined },
): Promise<{ reserved: boolean }> {
  const { evidence, ...submission } = input;
  const { leadId } = submission;
  const file = evidence ? await storeFormEvidence(ctx, { leadId, file: evidence }) : null;
  return noting(ctx, file, () =>
    inTransaction(ctx.db, async (tx) => {
      await lockDraft(tx, leadId);
      await checkDraftId(tx, ctx.actor.partnerId, leadId);
      const isNew = await submitLeadIn(tx, ctx, submission, submitterOf(ctx));
      if (!isNew) await refuseAnother(tx, ctx, submission);
      else if (file) await noteEvidence(tx, file);
      const lead = await findLead(tx, { partnerId: ctx.actor.partnerId }, leadId);
      return { reserved: lead?.claim === "holds" };
    }),
  );
}

/** A form in a second tab may hold another company by now: it must not pass for submitted. */
async function refuseAnother(tx: Tx, { actor }: PartnerCtx, { leadId, fields }: Submission): Promise<void> {
  const lead = await findLead(tx, { partnerId: actor.partnerId }, leadId);
  const { companyKey: key, domain } = leadColumns(fields);
  if (lead && lead.companyKey === key && lead.domain === domain) return;
  throw new DomainError("already-done", {
    message:
      "This form was submitted already, for another company. Nothing was changed. To submit this one as well, open a new form.",
  });
}

/** A person of a partner submits for that partner only. */
export function submitterOf({ actor }: PartnerCtx): Submitter {
  return { partnerId: actor.partnerId, submittedBy: actor.userId };
}

/** Refuses what a rule of the program blocks. Throws `not-eligible` with the partner's sentence. */
async function refuseBlocked(
  tx: Tx,
  ctx: Ctx,
  lead: Parameters<typeof loadNewLeadFacts>[1],
  rules: ProgramRules,
): Promise<void> {
  const now = ctx.now();
  const raised = screenLead(await loadNewLeadFacts(tx, lead, now), rules, new Set());
  const blocking = raised.filter(({ severity }) => severity === "block");
  if (blocking.length === 0) return;
  const exempt = await loadExemptions(tx, lead.partnerId, now);
  const blocked = blocking.find(({ rule }) => !exempt.has(rule));
  if (blocked) {
    const message = blockedSentences[blocked.rule] ?? "The program does not take this lead.";
    const code = `flag-${blocked.rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new DomainError("not-eligible", { message, reasons: [{ code, message }] });
  }
}

/**
 * The same within a running transaction: an import records the row's outcome together with its lead.
 * @returns whether there is a new lead; false when one with this id was there already
 */
export async function submitLeadIn(
  tx: Tx,
  ctx: Ctx,
  input: Submission,
  { partnerId, submittedBy }: Submitter,
): Promise<boolean> {
  const { leadId, programId, fields } = input;
  const enrolment = (await listEnrolments(tx, partnerId)).find((candidate) => candidate.programId === programId);
  if (!enrolment) throw notFound("program");
  const { version, decision } = await judgeEnrolment(tx, enrolment, ({ rules }) => decideFit(rules, fields).blocked);
  if (!decision.ok) {
    const reasons = decision.obstacles.map(({ code, why }) => ({ code, message: why }));
    throw new DomainError("not-eligible", { message: decision.why, reasons });
  }
  assert(version, "a decision to take the lead needs a version");
  const fit = decideFit(version.rules, fields);

  const now = ctx.now();
  const columns = leadColumns(fields);
  const { productLine, domain } = columns;
  await refuseBlocked(tx, ctx, { id: leadId, partnerId, ...columns }, version.rules);
  await lockCompany(tx, productLine, domain);
  const holds = !(await findClaim(tx, productLine, domain));
  const due = dueRules.review(now, version.rules.serviceLevels);
  const inserted = await insertLead(tx, {
    ...columns,
    id: leadId,
    partnerId,
    programId,
    programVersionId: version.id,
    pilot: enrolment.programStatus === "pilot",
    source: input.source,
    submittedBy,
    submittedAt: now,
    changedAt: now,
    status: "submitted",
    claim: holds ? "holds" : "waits",
    protectedUntil: after(now, version.rules.protection.days * day),
    score: fit.score,
    fit: JSON.stringify(fit),
    ...dueColumns(due),
  });
  if (!inserted) return false;
  if (holds) assert(await insertClaim(tx, { productLine, domain, leadId, since: now }), "the company is locked");
  await deleteDraft(tx, { partnerId, id: leadId });
  await appendJournal(tx, ctx, {
    kind: "lead.submitted",
    leadId,
    partnerId,
    programId,
    payload: { versionId: version.id, score: fit.score, source: input.source, reviewBy: due.at.toISOString() },
  });
  return true;
}
