import { isDomainError } from "~/kernel/errors";

/** How many do the same thing at once. */
export const workers = 20;

export type Race = { won: number; lost: string[]; broken: unknown[] };

/** Starts everything at once; says how many succeeded, with which sentences others were refused, and what broke. */
export async function race(runners: (() => Promise<unknown>)[]): Promise<Race> {
  const results = await Promise.allSettled(runners.map((run) => run()));
  const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  return {
    won: results.length - reasons.length,
    lost: reasons.filter(isDomainError).map((error) => `${error.code}: ${error.details.message}`),
    broken: reasons.filter((reason) => !isDomainError(reason)),
  };
}

/** One of something for each worker. */
export const times = <Result>(make: (number: number) => Result): Result[] =>
  Array.from({ length: workers }, (_, number) => make(number));
