import { z } from "zod";
import { revision } from "~/kernel/revision";
import { isCurrencyCode } from "~/kernel/money";
import { line, multiline } from "~/kernel/text";

const target = { payoutId: z.string().max(60), revision };

/** The address of a preview, and what a payout is made from: a currency, a cut-off day and a minimum amount. */
export const newPayoutInput = z.strictObject({
  currency: z.string().refine(isCurrencyCode, "Choose a currency."),
  /** The last day, in the zone of who makes it, whose approvals are included; today at the latest. */
  cutOff: z.iso.date("Give a date."),
  /** A plain decimal in the currency. */
  minimum: z.string().max(20),
});

/** The address of the list. */
export const payoutListQuery = z.strictObject({
  /** Only payouts that pay for something of a pilot, or only the others. */
  pilot: z.enum(["yes", "no"]).optional(),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});

/** The address of a preview as it was typed: what cannot be read is said at its field. */
export const newPayoutQuery = z.strictObject({
  currency: z.string().max(3).optional(),
  cutOff: z.string().max(20).optional(),
  minimum: z.string().max(20).optional(),
  /** The currency that the typed minimum was shown for: in another one it means nothing. */
  shownIn: z.string().max(3).optional(),
});

/** The address of a partner's statements. */
export const statementQuery = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});

export const createPayoutInput = newPayoutInput.extend({
  /** What the preview came to, in minor units: a payout of another amount is not made without being seen. */
  seenMinor: z.string().regex(/^\d{1,20}$/),
});

export const payPayoutInput = z.strictObject({ ...target, reference: line(120) });
export const undoPayoutInput = z.strictObject(target);
export const returnLineInput = z.strictObject({ ...target, partnerId: z.string().max(60), reason: multiline(500) });

export const dropLineInput = z.strictObject({ ...target, partnerId: z.string().max(60) });
/** `seen`: the codes of what was shown as changed, so that nothing else is confirmed with it. */
export const confirmLineInput = z.strictObject({ ...target, partnerId: z.string().max(60), seen: z.string().max(200) });

export type NewPayoutQuery = z.output<typeof newPayoutQuery>;
export type NewPayoutInput = z.output<typeof newPayoutInput>;
export type CreatePayoutInput = z.output<typeof createPayoutInput>;
export type PayPayoutInput = z.output<typeof payPayoutInput>;
export type UndoPayoutInput = z.output<typeof undoPayoutInput>;
export type ReturnLineInput = z.output<typeof returnLineInput>;
export type DropLineInput = z.output<typeof dropLineInput>;
export type ConfirmLineInput = z.output<typeof confirmLineInput>;
