import { findLead } from "db/queries/leads";
import type { VendorCtx } from "../../context";
import { evaluateOne } from "../load-evaluation";
import { milestoneOf, unearnedMilestones } from "../unearned-milestones";

/**
 * What follows from a fact about the customer that was just recorded, in a sentence: a reward, none and why, or what is
 * taken back. Said from the lead's facts, before its rewards are posted.
 */
export async function sayWhatFollows(
  { db }: VendorCtx,
  leadId: string,
  { kind, invoiceId }: { kind: string; invoiceId?: string },
): Promise<string> {
  const lead = await findLead(db, { all: true }, leadId);
  const evaluated = lead && (await evaluateOne(db, lead));
  if (!evaluated) return "Recorded.";
  if (kind === "invoice.refunded" || kind === "subscription.canceled") {
    return evaluated.due.length > 0
      ? "Recorded. What it takes back of the lead's rewards follows by itself."
      : "Recorded. The lead has earned nothing that it could take back.";
  }
  const key = milestoneOf({ trigger: kind, milestoneKey: `invoice.paid:${invoiceId}` });
  if (evaluated.due.some((due) => milestoneOf(due) === key)) return "Recorded. The reward for it follows by itself.";
  const unearned = unearnedMilestones(evaluated, []).find((line) => line.key === key);
  const [why] = unearned?.items.filter(({ effect }) => effect !== "met") ?? [];
  return why ? `Recorded. It earns nothing: ${why.rule}; ${why.found}.` : "Recorded. No reward hangs on it.";
}
