import { z } from "zod";
import { formatMoney } from "~/kernel/money";
import { formatCalendarDate, formatDateTime, isTimeZone } from "~/kernel/time";

/** Control characters, and those that turn or hide text: they could make a mail say something it does not say. */
const unsafeCharacters = /(?!\n)[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** At most `max` UTF-16 units, ending in "…" when cut; the cut falls between visible characters, never inside an emoji. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  // One visible character may be endlessly long (stacked accents): then it is cut inside, but never inside a code point.
  const cut = segmenter.segment(text.slice(0, max + 64)).containing(max - 1)?.index || max - 1;
  return `${text
    .slice(0, cut)
    .toWellFormed()
    .replace(/\ufffd$/u, "")
    .trimEnd()}…`;
}

/** One line that is safe in a subject: line breaks and control characters become spaces. */
export function toOneLine(text: string, max: number): string {
  const folded = text
    .slice(0, max * 16)
    .toWellFormed()
    .replace(unsafeCharacters, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return shorten(folded, max);
}

/** A finished subject: one line (nothing can add a mail header), at most 160 UTF-16 units. */
export function toSubject(text: string): string {
  return shorten(text.replace(/[\p{Cc}\s]+/gu, " ").trim(), 160);
}

/** Keeps a right-to-left name from reordering the sentence around it (Unicode first-strong isolate). */
function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** One line written by a person or a rule. Cleaned and cut, since a mail must not fail because a name is odd. */
export const line = z
  .string()
  .transform((text) => isolate(toOneLine(text, 300)))
  .pipe(z.string().min(1));

/** Several lines written by a person; at most 5,000 characters, line ends made equal. */
export const lines = z
  .string()
  .transform((text) =>
    shorten(text.slice(0, 20_000).replace(/\r\n?/g, "\n").toWellFormed().replace(unsafeCharacters, " ").trim(), 5_000),
  )
  .pipe(z.string().min(1));

/** An absolute http or https address, without a user name or password in it. */
export const webAddress = z
  .string()
  .max(2_000)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "";
  }, "Must be an absolute http(s) address")
  .transform((text) => new URL(text).href);

/** A moment, ISO 8601 with an offset. */
export const moment = z.iso.datetime({ offset: true });

/** A calendar date without a time, "2026-11-24". */
export const calendarDate = z.iso.date();

/** The IANA time zone that the reader's moments are shown in. */
export const timeZone = z.string().refine(isTimeZone, "Unknown time zone");

/** An amount as plain JSON: minor units as decimal digits, since JSON has no bigint. */
export const money = z.strictObject({
  amountMinor: z.string().regex(/^-?\d{1,18}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** "Tue, 24 Nov 2026, 14:00 CET" for a moment. */
export const showMoment = (iso: string, zone: string): string => formatDateTime(new Date(iso), zone);

/** "24 Nov 2026" for a calendar date. */
export function showDate(isoDate: string): string {
  return formatCalendarDate(isoDate);
}

/** "$1,250.50" for an amount given as plain JSON. Throws RangeError for an unknown currency. */
export function showMoney(amount: z.output<typeof money>): string {
  return formatMoney({ amountMinor: BigInt(amount.amountMinor), currency: amount.currency });
}
