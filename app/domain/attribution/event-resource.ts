import { z } from "zod";
import { pageParameters, wirePage, wireTime } from "~/kernel/wire";

/** An event that found no lead yet, as the API gives it. */
export const unmatchedEventResource = z.object({
  id: z.string().describe("Ours."),
  source: z.string(),
  eventId: z.string().describe("The id that its source gave it."),
  type: z.string(),
  occurredAt: wireTime,
  receivedAt: wireTime,
  reason: z.string().describe("Why it is not matched."),
  account: z
    .object({
      id: z.string().nullable().describe("Ours; null when the event names no account."),
      externalId: z.string().nullable().describe("The id that its source gave it."),
      company: z.string().nullable(),
      domain: z.string().nullable(),
      email: z.string().nullable(),
    })
    .describe("As far as it is known."),
});

export const unmatchedPageResource = wirePage(unmatchedEventResource);

/** The query of the list of unmatched events. */
export const unmatchedApiQuery = z.strictObject(pageParameters);
export type UnmatchedApiQuery = z.output<typeof unmatchedApiQuery>;

/** What became of a call's events. */
export const eventsOutcomeResource = z.object({
  accepted: z.int().describe("Kept now."),
  duplicates: z.int().describe("Known already by source and id; they change nothing."),
  rejected: z
    .array(
      z.object({
        index: z.int().describe("Its place in the call, from 0."),
        code: z.enum(["invalid", "in-the-future"]),
        detail: z.string(),
      }),
    )
    .describe("Not kept; the others are."),
});
