import { formatMoney, toDecimalText } from "~/kernel/money";
import { type PayoutRhythm, payoutRhythms } from "../onboarding/payment-words";

/** What the public page of a program with something to pay says of payments. Minor units of `currency`. */
export type ProgramPromise = {
  name: string;
  rhythm: PayoutRhythm | null;
  minimumMinor: bigint | null;
  currency: string | null;
};

export type UsualTerms = {
  /** A plain decimal: the least that a partner was promised to be paid from; nothing where no program says any. */
  minimum: string;
  /** Where it comes from. */
  minimumFrom: string;
  /** How often which program promises to pay; empty where none does. */
  rhythm: string;
};

const and = new Intl.ListFormat("en-US", { type: "conjunction" });

/**
 * The terms of a payout as the programs' public pages promise them. A payout pays a partner everything at once, of
 * whatever program: of several promised minimums the lowest keeps them all. Pure.
 */
export function usualTerms(promises: readonly ProgramPromise[], currency: string): UsualTerms {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const minimums = promises
    .flatMap((one) =>
      one.minimumMinor !== null && one.currency === currency ? [{ name: one.name, amountMinor: one.minimumMinor }] : [],
    )
    .sort((a, b) => Number(a.amountMinor - b.amountMinor));
  const rhythms = promises.flatMap(({ name, rhythm }) => (rhythm ? [`${name} ${payoutRhythms[rhythm]}`] : []));
  const [lowest] = minimums;
  const said = minimums.map(({ name, amountMinor }) => `${name} ${money(amountMinor)}`);
  const lowestOf = minimums.length > 1 ? "; the lowest is taken" : "";
  return {
    minimum: lowest ? toDecimalText({ amountMinor: lowest.amountMinor, currency }) : "0",
    minimumFrom: lowest
      ? `As the programs' pages say: ${and.format(said)}${lowestOf}.`
      : `No program's page names a minimum in ${currency}.`,
    rhythm: rhythms.length > 0 ? `Paid as the programs' pages say: ${and.format(rhythms)}.` : "",
  };
}
