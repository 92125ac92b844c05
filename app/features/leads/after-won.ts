import type { Standing } from "~/domain/leads/standing";
import { formatDate } from "~/kernel/time";

type Earned = { status: string; heldUntil: Date | null };

/** What each state of a reward means for a won lead, the one that comes last first. */
const nextOf: readonly [status: string, next: string][] = [
  ["pending", "A review is on, and your reward waits for it."],
  ["awaiting_approval", "Your reward waits for approval; no deadline is promised for it."],
  ["approved", "Your reward is approved: it is paid with the next payout, or given."],
  ["in_payout", "Your reward is in a payout, which is sent next."],
  ["paid", "Your reward was paid or given. Nothing more to do."],
];

/** What comes after a won deal, from what the lead has earned: until when it is held, or what it waits for. */
export function afterWon(standing: Standing, commissions: readonly Earned[], timeZone: string): Standing {
  const held = commissions.flatMap(({ heldUntil }) => (heldUntil ? [heldUntil.getTime()] : []));
  if (held.length > 0) {
    const until = formatDate(new Date(Math.max(...held)), timeZone);
    return { ...standing, next: `Your reward is held until ${until}; then it goes to approval by itself.` };
  }
  const next = nextOf.find(([status]) => commissions.some((commission) => commission.status === status))?.[1];
  return next ? { ...standing, next } : standing;
}
