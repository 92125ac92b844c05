import { hundredFacts } from "./one-lead";

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "America/New_York" });
const amounts = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** A fixed piece of the kind of work that a reconciliation is: facts read, dates and amounts written, large numbers. */
export function referenceWork(): number {
  let written = 0;
  for (const { occurredAt, payload } of structuredClone(hundredFacts())) {
    const amount = BigInt(payload.amountMinor ?? 0);
    for (let n = 1n; n <= 5n; n += 1n) written += amounts.format(Number((amount * n) / 3n)).length;
    written += dates.format(occurredAt).length + JSON.stringify(payload).length;
  }
  return written;
}
