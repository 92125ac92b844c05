import { z } from "zod";
import { multiline } from "~/kernel/text";
import { keysOf } from "../programs/fields";
import { eventStatuses } from "./event-words";

/** "lead:lead_…" or "link:link_…", as the page offers them. */
const target = z
  .string("Please choose one.")
  .regex(/^(lead|link):[a-z]+_[a-z0-9]{26}$/, "Please choose one.")
  .transform((text) => {
    const [kind, id] = text.split(":") as ["lead" | "link", string];
    return { kind, id };
  });

/** To whom an account belongs, and why. */
export const matchInput = z.strictObject({ target, reason: multiline(1_000) });
/** The same in place of an attribution that was seen. */
export const moveInput = matchInput.extend({ instead: z.string().min(1).max(60) });

export type MatchInput = z.output<typeof matchInput>;

/** Which invoice a refund gives back, as the page offers them, and why. */
export const matchRefundInput = z.strictObject({
  invoice: z.string("Please choose one.").regex(/^(evt|jrn)_[a-z0-9]{26}$/, "Please choose one."),
  reason: multiline(1_000),
});
export type MatchRefundInput = z.output<typeof matchRefundInput>;

/** The address of the event log: everything that makes the view. */
export const eventListQuery = z.strictObject({
  show: z.enum(["unmatched", "all"]).default("unmatched"),
  /** Of all events; the others are unmatched. */
  status: z.enum(keysOf(eventStatuses)).optional(),
  source: z.string().max(60).optional(),
  type: z.string().max(60).optional(),
  q: z.string().max(200).optional(),
  /** Received on these days of the reader's time zone, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});
export type EventListQuery = z.output<typeof eventListQuery>;

/** What is looked for to match an account or an event to. */
export const matchQuery = z.strictObject({ q: z.string().max(100).optional() });
