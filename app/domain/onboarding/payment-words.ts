import { counted } from "~/kernel/counted";
import { formatMoney, type Money } from "~/kernel/money";
import type { ProgramRules } from "../programs/program-rules";
import { milestoneNames } from "../programs/reward-words";

/** How often payouts are made; what a program's page promises. */
export const payoutRhythms = { weekly: "every week", monthly: "once a month", quarterly: "once a quarter" } as const;
export type PayoutRhythm = keyof typeof payoutRhythms;

/** How often payouts are made, from what a program's page holds; null where it says nothing. */
export function payoutRhythmWords(rhythm: string | null): string | null {
  return rhythm !== null && Object.hasOwn(payoutRhythms, rhythm) ? payoutRhythms[rhythm as PayoutRhythm] : null;
}

export type PaymentPromise = { rhythm: PayoutRhythm | null; minimum: Money | null };

const and = new Intl.ListFormat("en-US", { type: "conjunction" });

/**
 * When and how a partner gets its money, as sentences for somebody who thinks of joining: the holds, the rhythm, the
 * minimum, and what has to be told before. What is no money is given and not paid. Pure.
 */
export function paymentSentences(
  { rewards }: Pick<ProgramRules, "rewards">,
  { rhythm, minimum }: PaymentPromise,
): string[] {
  const cash = rewards.filter(({ kind }) => kind === "cash");
  const holds = new Set(rewards.map(({ holdDays }) => holdDays));
  const days = (count: number) => counted(count, "day");
  const held = [...holds]
    .sort((a, b) => a - b)
    .map((count) => {
      const names = new Set(rewards.filter(({ holdDays }) => holdDays === count).map(({ trigger }) => trigger));
      const steps = and.format([...names].map((trigger) => `"${milestoneNames[trigger]}"`));
      const what = holds.size === 1 ? "Every reward" : `What is earned at ${steps}`;
      return count === 0
        ? `${what} goes to approval at once.`
        : `${what} is held for ${days(count)}, then it goes to approval.`;
    });
  const sentences = rewards.length > 0 ? held : [];
  if (cash.length > 0) {
    const often = rhythm
      ? `Approved rewards are paid ${payoutRhythms[rhythm]} by bank transfer.`
      : "Approved rewards are paid by bank transfer.";
    sentences.push(
      minimum
        ? `${often} A payment comes to at least ${formatMoney(minimum)}; less is carried over to the next.`
        : often,
    );
    sentences.push("Before the first payment you give your bank account and a signed tax form.");
  }
  if (cash.length < rewards.length)
    sentences.push("Rewards that are no money are given after approval, without a payment.");
  return sentences;
}
