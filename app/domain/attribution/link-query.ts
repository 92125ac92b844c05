import { z } from "zod";
import { keysOf } from "../programs/fields";
import { linkContexts, linkStatuses } from "./link-words";

export const linkSortNames = ["created", "clicks"] as const;

/** The address of a list of links: everything that makes the view, so that a link reproduces it. */
export const linkListQuery = z.strictObject({
  q: z.string().max(100).optional(),
  program: z.string().max(60).optional(),
  partner: z.string().max(60).optional(),
  context: z.enum(keysOf(linkContexts)).optional(),
  status: z.enum(linkStatuses).optional(),
  sort: z
    .string()
    .regex(/^-?(created|clicks)$/)
    .default("-created"),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});
export type LinkListQuery = z.output<typeof linkListQuery>;
