import { z } from "zod";
import { isCurrencyCode, parseMoney, plainDigits } from "~/kernel/money";
import { line, optionalMultiline } from "~/kernel/text";
import { keysOf, labelOf, planTiers } from "../leads/fields";
import { revision } from "~/kernel/revision";

export const declineReasons = {
  no_capacity: "No capacity right now",
  wrong_region: "Outside of my region",
  wrong_industry: "Outside of my field",
  conflict: "Conflict of interest",
  other: "Another reason",
} as const;

export const lostReasons = {
  price: "Price",
  competitor: "Chose another product",
  no_decision: "No decision",
  no_budget: "Budget was cut",
  missing_feature: "A feature is missing",
  unreachable: "Contact went silent",
} as const;

/** Why an owned lead goes to another rep. */
export const handOverReasons = {
  left: "Their account manager has left",
  workload: "Too much on one desk",
  absence: "A long absence",
  field: "Another region or field",
  other: "Another reason",
} as const;

export const openSteps = { discovery: "Discovery", proposal: "Proposal", negotiation: "Negotiation" } as const;
export type OpenStep = keyof typeof openSteps;

/** A step of an opportunity, open or closed, by name. */
export const stepLabel = (step: string): string => labelOf({ ...openSteps, won: "Won", lost: "Lost" }, step);

const money = {
  amount: z.string().trim().min(1, "Please fill this in."),
  currency: z.string().refine(isCurrencyCode, "Please choose one."),
};

/** Turns the two fields of an amount into minor units; more than zero. */
function readAmount<Given extends { amount: string; currency: string }>(
  given: Given,
  check: z.core.$RefinementCtx<Given>,
) {
  const { amount, ...rest } = given;
  const parsed = parseMoney(amount, given.currency);
  if (!parsed || parsed.amountMinor <= 0n) {
    check.addIssue({
      code: "custom",
      path: ["amount"],
      input: amount,
      message: `Please give an amount above zero ${plainDigits}.`,
    });
    return z.NEVER;
  }
  return { ...rest, amountMinor: parsed.amountMinor };
}

export const offerLeadInput = z.strictObject({ revision, repId: z.string().min(1, "Please choose a rep.").max(60) });
export const handOverInput = offerLeadInput.extend({
  reason: z.enum(keysOf(handOverReasons), "Please choose a reason."),
});
export const revisionInput = z.strictObject({ revision });
export const declineOfferInput = z.strictObject({
  revision,
  reason: z.enum(keysOf(declineReasons), "Please choose a reason."),
  note: optionalMultiline(1_000),
});
export const contactLeadInput = z.strictObject({ revision, how: line(200) });
export const qualifyLeadInput = z.strictObject({ revision, checklist: z.array(z.string().max(60)).max(30) });
export const openOpportunityInput = z
  .strictObject({
    revision,
    ...money,
    planTier: z.enum(keysOf(planTiers), "Please choose one."),
    expectedClose: z.iso.date("Please give a date."),
  })
  .transform(readAmount);
export const moveOpportunityInput = z.strictObject({ revision, step: z.enum(keysOf(openSteps), "Please choose one.") });
export const winOpportunityInput = z.strictObject({ revision, ...money }).transform(readAmount);
export const loseOpportunityInput = z.strictObject({
  revision,
  reason: z.enum(keysOf(lostReasons), "Please choose a reason."),
  note: optionalMultiline(1_000),
});

export type OfferLeadInput = z.output<typeof offerLeadInput>;
export type HandOverInput = z.output<typeof handOverInput>;
export type DeclineOfferInput = z.output<typeof declineOfferInput>;
export type ContactLeadInput = z.output<typeof contactLeadInput>;
export type QualifyLeadInput = z.output<typeof qualifyLeadInput>;
export type OpenOpportunityInput = z.output<typeof openOpportunityInput>;
export type MoveOpportunityInput = z.output<typeof moveOpportunityInput>;
export type WinOpportunityInput = z.output<typeof winOpportunityInput>;
export type LoseOpportunityInput = z.output<typeof loseOpportunityInput>;

/** What product and billing report about a customer, in the order in which it usually happens, with the desk's words. */
export const accountFacts = {
  "account.created": "Account created",
  "trial.started": "Trial started",
  "feature.activated": "Product activated",
  "invoice.paid": "Invoice paid",
  "invoice.refunded": "Invoice refunded",
  "subscription.canceled": "Subscription cancelled",
} as const;

const accountFactKinds = Object.keys(accountFacts) as (keyof typeof accountFacts)[];

/** A fact that an employee records by hand; amount, currency and numbers only where money moved. */
export const accountFactInput = z.strictObject({
  kind: z.enum(accountFactKinds),
  /** The calendar day in the employee's zone. */
  occurredOn: z.iso.date("Give a date."),
  amount: z.string().max(20).default(""),
  currency: z.string().max(3).default(""),
  invoiceId: line(80).optional(),
  /** Of a refund: its credit note's number, by which the same one counts once. */
  creditNoteId: line(80).optional(),
});

export type AccountFactInput = z.output<typeof accountFactInput>;

/** The journal's source of what an employee recorded. */
export const byHand = "desk";

/** A fact that was recorded by hand and is none. */
export const withdrawFactInput = z.strictObject({ factId: z.string().max(60) });

export type WithdrawFactInput = z.output<typeof withdrawFactInput>;
