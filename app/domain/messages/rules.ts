import { maySeeEarnings } from "../identity/permissions";
import { after, hour } from "~/kernel/time";
import type { Recipient } from "./types";

/** Mails with a link or a code that lets its reader in: once sent or given up, their words are not kept. */
const secretTemplates: readonly string[] = [
  "application-nomination",
  "application-question",
  "application-received",
  "domain-code",
  "invitation",
  "password-reset",
];

/** Whether a mail's words must not stay readable after it has left (SAFETY, rule 11). */
export function isSecret(template: string): boolean {
  return secretTemplates.includes(template);
}

/** The provider keeps idempotency keys for 24 hours: four hours of margin for slow answers and slow clocks. */
const retryWindow = 20 * hour;

/** Whether another attempt could deliver a mail twice, because the provider may have forgotten the first one. */
export function isTooLateToRetry(firstAttemptAt: Date, now: Date): boolean {
  return now >= after(firstAttemptAt, retryWindow);
}

const longestWait = 15 * 60;

/** Seconds until the next attempt: 2, 4, 8 … up to 15 minutes, and never before the provider wants to be asked again. */
export function waitBeforeRetry(attempts: number, afterSeconds = 0): number {
  return Math.max(afterSeconds, Math.min(longestWait, 2 ** Math.min(attempts, 12)));
}

/**
 * Whether mails can be read in the app: on the embedded database, as long as no provider delivers them. Whoever can
 * reach such a demo may read all of them: it takes the place of everybody's inbox.
 */
export function isOutboxOpen(settings: { embedded: boolean; RESEND_API_KEY?: string }): boolean {
  return settings.embedded && !settings.RESEND_API_KEY;
}

export type PartnerPerson = Recipient & { role: string; seesEarnings: boolean };

/**
 * Who hears news at the partner: the lead's submitter, as long as they are in the team, and the admins when it is a
 * decision or when nobody else is left; news of money only those who may see earnings.
 */
export function choosePartnerPeople<Person extends PartnerPerson>(
  people: readonly Person[],
  about: "progress" | "decision" | "money",
  submittedBy: string | null,
): Person[] {
  const admins = people.filter((person) => person.role === "admin");
  if (about === "money") return people.filter(maySeeEarnings);
  const submitter = people.filter((person) => person.userId === submittedBy);
  if (about === "progress" && submitter.length > 0) return submitter;
  return [...new Set([...submitter, ...admins])];
}
