import { formatDate } from "~/kernel/time";
import { type MovedReason, movedReasons } from "./fields";

/** Where an account is that a lead has lost, and since when. */
export type MovedAccount = {
  at: Date;
  /** Whose it is now; null for nobody's. */
  to: "same partner" | "somebody else" | null;
  /** An employee decided so; otherwise the program's rule did. */
  byHand: boolean;
};

/**
 * Why a lead ends whose account counts elsewhere, as a code and in the partner's words: to whom is not told, nor what
 * employees wrote about it (SAFETY, rule 7). Pure.
 */
export function reasonOfMove({ at, to, byHand }: MovedAccount, timeZone: string) {
  const reasonCode: MovedReason = to === "same partner" ? "moved_within" : byHand ? "moved_by_hand" : "moved";
  const where = {
    "same partner": "the account was attributed to another link or lead of yours",
    "somebody else": "the account was attributed to somebody else",
    nobody: "the account stopped counting for this lead",
  }[to ?? "nobody"];
  const why = byHand ? "by a decision of our team" : "by the program's rule";
  return { reasonCode, partnerReason: `On ${formatDate(at, timeZone)} ${where}, ${why}.` };
}

/** Whether a lead ended because its account counts elsewhere, by the code that it ended with. */
export function isMoved(reasonCode: string | null | undefined): reasonCode is MovedReason {
  return typeof reasonCode === "string" && Object.hasOwn(movedReasons, reasonCode);
}
