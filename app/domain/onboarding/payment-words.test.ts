import { describe, expect, it } from "vitest";
import { demoProgramRules } from "db/seeds/demo-program";
import { programRules } from "../programs/program-rules";
import { type PaymentPromise, paymentSentences } from "./payment-words";

const flat = (trigger: string, holdDays: number, kind = "cash") => ({
  ...{ key: `r${holdDays}`, trigger, kind, holdDays },
  amount: { type: "flat", minor: "25000", currency: "USD" },
});
const sentences = (rewards: object[], promise: Partial<PaymentPromise> = {}) =>
  paymentSentences(programRules.parse({ ...demoProgramRules, rewards }), { rhythm: null, minimum: null, ...promise });

describe("paymentSentences", () => {
  it("say the holds, the rhythm, the minimum, and what is needed", () => {
    const promise = { rhythm: "monthly", minimum: { amountMinor: 5_000n, currency: "USD" } } as const;
    expect(sentences([flat("lead.qualified", 30), flat("trial.started", 0)], promise)).toEqual([
      'What is earned at "Trial started" goes to approval at once.',
      'What is earned at "Lead qualified" is held for 30 days, then it goes to approval.',
      "Approved rewards are paid once a month by bank transfer. A payment comes to at least $50; less is carried over to the next.",
      "Before the first payment you give your bank account and a signed tax form.",
    ]);
  });

  it("say nothing of payments where nothing is money", () => {
    expect(sentences([flat("lead.qualified", 1, "gift_card")])).toEqual([
      "Every reward is held for 1 day, then it goes to approval.",
      "Rewards that are no money are given after approval, without a payment.",
    ]);
  });
});
