import { z } from "zod";
import { isCurrencyCode } from "~/kernel/money";
import { isStorable, unstorable } from "~/kernel/text";
import { aboutProperties } from "./about-form";

/** What product and billing may report (PRODUCT, Attribution). */
export const eventTypes = [
  "account.created",
  "trial.started",
  "feature.activated",
  "invoice.paid",
  "invoice.refunded",
  "subscription.canceled",
] as const;
export type EventType = (typeof eventTypes)[number];

/** How many events one call may bring. */
export const mostEvents = 500;

function text(max: number) {
  return z
    .string()
    .min(1, "Must not be empty.")
    .max(max, `At most ${max} characters.`)
    .refine(isStorable, unstorable)
    .meta({ maxLength: max });
}

const neededWhenBilled = "Needed for invoice.paid and invoice.refunded.";

const aboutData =
  "What else is known of the company. These five decide fit and the conditions of rewards, each where its value can be " +
  "read; a value that cannot, and anything else, is kept and shown, and refuses nothing.";

/** One thing that happened, as `POST /api/v1/events` takes it. */
export const eventInput = z
  .strictObject({
    id: text(200).describe("Your own id of the event; the same id from the same source counts once."),
    type: z.enum(eventTypes),
    occurredAt: z.iso
      .datetime({ offset: true, error: "A date and time with a zone, such as 2026-11-24T09:30:00Z." })
      .describe("When it happened, with a zone."),
    account: z.strictObject({
      externalId: text(200).describe("The account's id in your product."),
      email: z.email().max(254).optional().describe("Of whoever signed up."),
      domain: text(253).optional().describe("The company's, where the address is no company's."),
      company: text(200).optional().describe("The company's name."),
    }),
    attribution: z
      .strictObject({
        clickId: text(60).optional().describe("The click's id, from fl_click."),
        code: text(60).optional().describe("The code of a partner's link, such as one that was typed in."),
        leadId: text(60).optional().describe("A lead's id, where you know it."),
      })
      .optional()
      .describe("Who brought the account; with the sign-up, or with any later event."),
    amountMinor: z
      .int()
      .min(0)
      .optional()
      .describe(`In the currency's smallest unit: cents, yen, fils. ${neededWhenBilled}`),
    currency: z
      .string()
      .refine(isCurrencyCode, "Not an ISO 4217 currency code.")
      .optional()
      .describe(`ISO 4217, such as USD. ${neededWhenBilled}`),
    invoiceId: text(200).optional().describe(`The invoice that was paid or is given back. ${neededWhenBilled}`),
    creditNoteId: text(200)
      .optional()
      .describe("The number of a refund's credit note; the same one counts once, whoever else reports it."),
    feature: text(200)
      .optional()
      .describe("Which feature of your product is in use; how many different ones are, some rules ask."),
    data: z
      .record(z.string().max(200), z.unknown())
      .optional()
      .meta({ description: aboutData, properties: aboutProperties }),
  })
  .superRefine((event, ctx) => {
    const billed = event.type === "invoice.paid" || event.type === "invoice.refunded";
    const needs = (field: "invoiceId" | "amountMinor" | "currency") => {
      if (event[field] === undefined)
        ctx.addIssue({ code: "custom", path: [field], message: `Needed for ${event.type}.` });
    };
    if (billed) for (const field of ["invoiceId", "amountMinor", "currency"] as const) needs(field);
    if (!billed && event.amountMinor !== undefined && event.currency === undefined) needs("currency");
  });
export type EventInput = z.output<typeof eventInput>;

/** A call's events as they come: each is read by itself (api-events.ts), so that a bad one refuses none of the others. */
export const eventDelivery = z.strictObject({ events: z.array(z.unknown()).min(1).max(mostEvents) });
