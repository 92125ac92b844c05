import { findProgram } from "db/queries/program-desk";
import { findDraftVersion } from "db/queries/program-versions";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { CriterionField } from "../fields";
import { readRulesForm, type RulesForm, toFormValues } from "../rules-form";

/** How many rows each list of the form has: how it is laid out, apart from what stands in it. */
function layoutOf(typed: RulesForm) {
  const { calendar } = typed.serviceLevels;
  return {
    criteria: typed.qualification.map(({ key, field }) => ({ key, field: field as CriterionField })),
    rewards: typed.rewards.map(({ key, capPerLead }) => ({ key, caps: capPerLead.length })),
    holidays: calendar.holidays.length,
    amountPerMonth: typed.limits.amountPerMonth.length,
    autoApproveUpTo: typed.approval.autoApproveUpTo.length,
    fourEyesFrom: typed.approval.fourEyesFrom.length,
    review: typed.checklists.review.length,
    qualify: typed.checklists.qualify.length,
  };
}

export type DraftLayout = ReturnType<typeof layoutOf>;

/** A program's draft as its editor shows it: what was typed, and what stands in the way. Throws `not-found`. */
export async function getDraft(ctx: VendorCtx, programId: string) {
  const [program, draft] = await Promise.all([findProgram(ctx.db, programId), findDraftVersion(ctx.db, programId)]);
  if (!program) throw notFound("program");
  if (!draft) throw notFound("draft");
  const typed = draft.typed as RulesForm;
  return {
    programId,
    programName: program.name,
    versionId: draft.id,
    number: draft.number,
    revision: draft.revision,
    changedAt: draft.changedAt ?? draft.createdAt,
    changedByName: draft.changedByName,
    layout: layoutOf(typed),
    values: toFormValues(typed),
    problems: readRulesForm(typed).problems,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type DraftPage = Awaited<ReturnType<typeof getDraft>>;
