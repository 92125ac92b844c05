import { isDeepStrictEqual } from "node:util";
import type { ProgramRules } from "../programs/program-rules";
import { type Limited, monthOf } from "./limits";
import { lapsedExplanation, type NextClaim } from "./reconcile";
import { needsFourEyes } from "./rules";
import type { CommissionExplanation } from "./types";

/**
 * The columns that follow from a claim, whether it is new or goes on; `undefined` ones stay as they are, because the
 * lead was not worked out. The same function writes the books and verifies them. Pure.
 * @param before the explanation that a claim had which is not due any more
 */
export function columnsOf(
  claim: NextClaim,
  limited: Limited,
  outranked: boolean,
  rules: ProgramRules,
  before?: CommissionExplanation,
) {
  const { grossMinor, currency, milestoneAt, accountKey, due, lapsed } = claim;
  const { amountMinor, cuts } = limited;
  const explanation = lapsed && before ? lapsedExplanation(before, lapsed) : due?.explanation;
  return {
    grossMinor,
    amountMinor,
    accountKey,
    outranked,
    milestoneAt,
    month: monthOf(milestoneAt, claim.timeZone),
    cuts,
    fourEyes: needsFourEyes(rules.approval, { amountMinor, currency }),
    ...(explanation ? { explanation } : {}),
    ...(due
      ? {
          trigger: due.trigger,
          kind: due.kind,
          holdUntil: due.holdUntil,
          flagged: due.flagged,
          setBy: due.ruling?.setBy ?? null,
          aboveRules: due.ruling?.aboveRules ?? false,
        }
      : {}),
  };
}

export type Columns = ReturnType<typeof columnsOf>;

/** Whether a row says anything else than it should. Pure. */
export function differs(row: object, wanted: object): boolean {
  return Object.entries(wanted).some(([name, value]) => !isDeepStrictEqual(row[name as keyof typeof row], value));
}
