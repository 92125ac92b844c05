import { z } from "zod";
import { assert } from "./assert";
import { DomainError } from "./errors";
import { type Cursor, decodeCursor, encodeCursor } from "./page";
import { isStorable, unstorable } from "./text";

/** How values are written and read in the REST API. */

/** A moment as the API gives it: ISO 8601 in UTC. */
export const wireTime = z.iso.datetime().describe("ISO 8601, in UTC.");

/** An amount as the API gives it: a whole number of the currency's smallest unit, exact in every JSON reader. */
export const wireMinor = z.int().describe("In the currency's smallest unit: cents, yen, fils.");

/** A moment for the API. */
export const toWireTime = (moment: Date): string => moment.toISOString();

/** A moment for the API that may not have come. */
export const toWireTimeOrNull = (moment: Date | null): string | null => (moment ? toWireTime(moment) : null);

/** An amount of minor units for the API; what a person can type and what follows from it is never beyond 2^53 − 1. */
export function toWireMinor(amount: bigint): number {
  const number = Number(amount);
  assert(Number.isSafeInteger(number), "an amount is beyond what a JSON number holds exactly");
  return number;
}

/** The id of a record, as a caller gives it: one that does not exist is not found, whatever its shape. */
export const wireId = (noun: string) =>
  z
    .string()
    .min(1, "Must not be empty.")
    .max(60, "At most 60 characters.")
    .refine(isStorable, unstorable)
    .meta({ description: `The id of a ${noun}.`, minLength: 1, maxLength: 60 });

/** A moment as a caller gives it; without a zone nobody could say which one is meant. */
export const wireMoment = (description: string) =>
  z.iso
    .datetime({ offset: true, error: "A date and time with a zone, such as 2026-11-24T09:30:00Z." })
    .describe(description)
    .transform((text) => new Date(text));

/** The query parameters of every list. */
export const pageParameters = {
  cursor: z
    .string()
    .max(200, "At most 200 characters.")
    .optional()
    .describe("Where to go on: nextCursor of the page before."),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, "A whole number from 1 to 100.")
    .transform(Number)
    .default(50)
    .meta({
      description: "How many at most.",
      type: "integer",
      minimum: 1,
      maximum: 100,
      default: 50,
      pattern: undefined,
    }),
};

/** A page of a list as the API gives it. */
export const wirePage = <Row extends z.ZodType>(row: Row) =>
  z.object({
    data: z.array(row),
    nextCursor: z.string().nullable().describe("Give it as cursor to get the next page; null on the last one."),
  });

export type WirePage<Row> = { data: Row[]; nextCursor: string | null };

/** Where a page begins: behind the row with this sort value and id. */
export type Position = { at: string; id: string };

/** What a cursor may hold as the value that its rows are sorted by: nothing that the database would refuse. */
export const sortValues = {
  /** In UTC, to the millisecond, in a year that PostgreSQL reads. */
  moment: (text: string) => {
    const moment = new Date(text);
    return /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
  },
  number: (text: string) => /^\d{1,18}$/.test(text),
  /** The id alone decides. */
  none: (text: string) => text === "-",
};

/**
 * Cursors of one order of rows: one that was made for another order, or by somebody else, is not read back.
 * @param order its name, part of every cursor
 * @param isSortValue what a row's sort value looks like
 */
export function cursorsOf(order: string, isSortValue: (text: string) => boolean) {
  const id = /^[a-z]{1,8}_[\w-]{1,50}$/;
  return {
    /** Null without a cursor. Throws `invalid-input` for one that is none of this order. */
    read(text: string | undefined): Position | null {
      if (text === undefined) return null;
      const found: Cursor | null = decodeCursor(text);
      const [name, value = ""] = found?.sortValue?.split(" ") ?? [];
      if (!found || name !== order || !isSortValue(value) || !id.test(found.id)) {
        const message = "Not a cursor of this list with these parameters. Give nextCursor of the page before as it is.";
        throw new DomainError("invalid-input", { field: "cursor", message });
      }
      return { at: value, id: found.id };
    },
    write: ({ at: value, id: rowId }: Position): string =>
      encodeCursor({ direction: "after", sortValue: `${order} ${value}`, id: rowId }),
  };
}

export type Cursors = ReturnType<typeof cursorsOf>;

/** Where a list goes on, and how many rows it is asked for: one more than the page shows. */
export type WireAsk = { after: Position | null; limit: number };

/**
 * Reads a page of a list: from where its cursor says, in its order.
 * @param query the parameters of every list
 * @param list reads the rows behind a position, in that order
 * @param position a row's own place in it
 * @throws `invalid-input` for a cursor of another list or order
 */
export async function readWirePage<Row, Shown>(
  { cursor, limit }: { cursor?: string; limit: number },
  of: {
    cursors: Cursors;
    list: (ask: WireAsk) => Promise<readonly Row[]>;
    position: (row: Row) => Position;
    show: (row: Row) => Shown;
  },
): Promise<WirePage<Shown>> {
  const rows = await of.list({ after: of.cursors.read(cursor), limit: limit + 1 });
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const nextCursor = rows.length > limit && last ? of.cursors.write(of.position(last)) : null;
  return { data: kept.map(of.show), nextCursor };
}

/** A position as lists that pages share with the API take it. */
export const toCursor = (after: Position | null): Cursor | null =>
  after && { direction: "after", sortValue: after.at, id: after.id };
