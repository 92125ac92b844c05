import { z } from "zod";
import { countryPattern } from "~/kernel/countries";
import { industries, keysOf, mostEmployees, mostSeats, planTiers } from "../programs/fields";
import type { AccountAbout } from "./types";

/**
 * What is read out of an event's free data: fit and the conditions of rewards look at it. A value of another kind is no
 * reason to refuse the event; it is kept, and shown as not read.
 */
const aboutFields = {
  industry: z.enum(keysOf(industries)),
  country: z.string().regex(countryPattern).describe("ISO 3166-1 alpha-2, in capitals: DE."),
  employeeCount: z.int().min(1).max(mostEmployees),
  planTier: z.enum(keysOf(planTiers)),
  seats: z.int().min(1).max(mostSeats),
};

export type AboutProperty = { enum?: string[]; description?: string; minimum?: number; maximum?: number };

/** The same as JSON Schema, for the API's description. */
export const aboutProperties: Record<string, AboutProperty> = Object.fromEntries(
  Object.entries(aboutFields).map(([name, schema]) => {
    const { $schema: _, ...told } = z.toJSONSchema(schema);
    return [name, told as AboutProperty];
  }),
);

/** What an event's data says about the company, and the names of what cannot be read. */
export function readAbout(data: Record<string, unknown> | undefined): { about: AccountAbout; notRead: string[] } {
  const about: Record<string, unknown> = {};
  const notRead: string[] = [];
  if (!data) return { about, notRead };
  for (const [name, schema] of Object.entries(aboutFields)) {
    // Asking zod about what is not there costs more than reading the rest of the event.
    if (data[name] === undefined) continue;
    const field = schema.safeParse(data[name]);
    if (field.success) about[name] = field.data;
    else notRead.push(name);
  }
  return { about, notRead };
}
