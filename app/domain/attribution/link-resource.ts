import { z } from "zod";
import { keysOf } from "../programs/fields";
import { pageParameters, wireId, wirePage, wireTime } from "~/kernel/wire";
import { linkContexts, linkStandings } from "./link-words";

/** A partner's link as the API gives it, with what it brought. */
export const linkResource = z.object({
  id: z.string(),
  partnerId: z.string(),
  programId: z.string(),
  code: z.string(),
  url: z.string().describe("What the partner gives to others."),
  name: z.string(),
  context: z.enum(keysOf(linkContexts)),
  isDefault: z.boolean(),
  standing: z.enum(keysOf(linkStandings as Record<keyof typeof linkStandings, never>)),
  clicks: z.int().describe("Without bots, repetitions and what browsers fetch ahead."),
  signUps: z.int(),
  leads: z.int(),
  won: z.int(),
  createdAt: wireTime,
});

export const linkPageResource = wirePage(linkResource);

/** The query of the list of links. */
export const linkApiQuery = z.strictObject({
  partnerId: wireId("partner").optional(),
  programId: wireId("program").optional(),
  ...pageParameters,
});
export type LinkApiQuery = z.output<typeof linkApiQuery>;
