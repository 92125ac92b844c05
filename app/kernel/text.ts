import { z } from "zod";

// The metadata is what the API's description says of a text; what checks it comes after the trimming, unseen by it.

/** Whether PostgreSQL takes a text: it refuses NUL and lone surrogates, so they are refused before it (SAFETY, rule 12). */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** Characters that nobody sees and that turn or hide what stands beside them; joiners are part of some scripts. */
const invisible = /[\u200b\u2028-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Signals to devices that a text has no use for, such as the escape that colours a terminal, and marks that turn the
 * order of what follows, so that it reads as something else. Tab and the breaks of lines and pages are neither; NUL is
 * told of as what cannot be stored.
 */
const misleading = /(?![\0\t\n\v\f\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

const hidden = "Contains invisible characters. Please remove them.";

/** What is said at a field that holds characters which cannot be stored. */
export const unstorable = "Contains characters that cannot be stored. Please remove them.";

/** One line of text, at most `max` characters after trimming; empty is refused. */
export function line(max: number) {
  return optionalLine(max).pipe(z.string().min(1, "Please fill this in.")).meta({ minLength: 1, maxLength: max });
}

/** One line of text that may be empty: trimmed, inner white space folded. */
export function optionalLine(max: number) {
  return z
    .string()
    .refine(isStorable, unstorable)
    .refine((text) => !invisible.test(text.trim()) && !misleading.test(text), hidden)
    .transform((text) => text.trim().replace(/\s+/g, " "))
    .pipe(z.string().max(max, `At most ${max} characters.`))
    .meta({ maxLength: max });
}

/** Several lines of text, at most `max` characters; empty is refused. */
export function multiline(max: number) {
  return optionalMultiline(max).pipe(z.string().min(1, "Please fill this in.")).meta({ minLength: 1, maxLength: max });
}

/** Several lines of text that may be empty: trimmed at both ends, line ends made equal. */
export function optionalMultiline(max: number) {
  return z
    .string()
    .refine(isStorable, unstorable)
    .refine((text) => !misleading.test(text), hidden)
    .transform((text) => text.replace(/\r\n?|[\v\f]/g, "\n").trim())
    .pipe(z.string().max(max, `At most ${max} characters.`))
    .meta({ maxLength: max });
}

/** An e-mail address, lower-cased; the longest that SMTP allows is 254 characters. */
export function emailAddress() {
  return optionalLine(254)
    .pipe(z.email("Please give an e-mail address, such as name@company.com."))
    .transform((address) => address.toLowerCase())
    .meta({ format: "email", maxLength: 254 });
}
