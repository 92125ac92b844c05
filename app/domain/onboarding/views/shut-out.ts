import { findVersionByNumber } from "db/queries/program-versions";
import { listTakingPart } from "db/queries/programs";
import type { VendorCtx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { readRulesForm } from "../../programs/rules-form";
import type { StepName } from "../rules";
import { type EnrolmentRow, stepsOf } from "../steps-of";

export type ShutOut = { step: StepName; title: string; partners: string[] };

const openSteps = (enrolment: EnrolmentRow, rules: Parameters<typeof stepsOf>[1]) =>
  stepsOf(enrolment, rules).filter(({ name, done }) => name !== "terms" && !done);

/**
 * Who could submit now and could not under a draft, by the step that they would have to take first. Terms are left out:
 * everybody has to accept them. Empty for a published version and for a draft that cannot be read.
 */
export async function listShutOut(ctx: VendorCtx, programId: string, number: number): Promise<ShutOut[]> {
  const version = await findVersionByNumber(ctx.db, programId, number);
  const draft = version && version.publishedAt === null ? readRulesForm(version.typed).rules : null;
  if (!draft) return [];
  const found = new Map<StepName, ShutOut>();
  for (const enrolment of await listTakingPart(ctx.db, programId)) {
    const inForce = enrolment.versionInForce ? (await loadVersion(ctx.db, enrolment.versionInForce)).rules : null;
    const before = new Set(inForce ? openSteps(enrolment, inForce).map(({ name }) => name) : []);
    for (const { name, title } of openSteps(enrolment, draft)) {
      if (before.has(name)) continue;
      const group = found.get(name) ?? { step: name, title, partners: [] };
      group.partners.push(enrolment.partnerName);
      found.set(name, group);
    }
  }
  return [...found.values()];
}
