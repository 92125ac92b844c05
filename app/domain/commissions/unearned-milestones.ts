import type { RewardTrigger } from "../programs/program-rules";
import type { ExplanationItem, UnearnedReward } from "./types";

/** A milestone that was reached and that no reward pays for, with the reasons of all that could have. */
export type UnearnedMilestone = { key: string; trigger: RewardTrigger; at: Date; items: ExplanationItem[] };

type About = { trigger: string; milestoneKey: string };

/** A deal in another currency has a key of its own for a percentage of it, and is one milestone all the same. */
export const milestoneOf = ({ trigger, milestoneKey }: About): string =>
  trigger === "invoice.paid" ? milestoneKey : trigger;

const sameItem = (a: ExplanationItem) => (b: ExplanationItem) =>
  a.rule === b.rule && a.found === b.found && a.effect === b.effect;

/**
 * The milestones that no reward pays for, by when they happened. One that a reward was posted for stands there, whatever
 * became of it. Pure.
 */
export function unearnedMilestones(
  { due, unearned }: { due: readonly About[]; unearned: readonly UnearnedReward[] },
  posted: readonly About[],
): UnearnedMilestone[] {
  const told = new Set([...due, ...posted].map(milestoneOf));
  const lines = new Map<string, UnearnedMilestone>();
  for (const one of unearned) {
    const key = milestoneOf(one);
    if (told.has(key)) continue;
    const line = lines.get(key) ?? { key, trigger: one.trigger, at: one.milestoneAt, items: [] };
    const fresh = one.items.filter((item) => !line.items.some(sameItem(item)));
    lines.set(key, { ...line, items: [...line.items, ...fresh] });
  }
  return [...lines.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}
