import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

/** The package makes the set of its many thousand names anew for each question; one of them is enough. */
let names: ReadonlySet<string> | undefined;

/** Whether a mail domain gives out addresses that are thrown away after use. */
export function isDisposableDomain(domain: string): boolean {
  names ??= disposableEmailBlocklistSet();
  return names.has(domain.trim().toLowerCase());
}
