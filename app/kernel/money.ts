import { type Dinero, dinero, halfEven, multiply, toSnapshot, transformScale } from "dinero.js/bigint";
import * as currencies from "dinero.js/bigint/currencies";
import { remembering } from "./remembering";

/** An amount in the smallest unit of its currency (cents for USD, yen for JPY, fils for BHD). */
export type Money = { amountMinor: bigint; currency: string };

/** Those that count in decimals; two count in fifths, and nobody writes their amounts with a point. */
const byCode = new Map(
  Object.values(currencies)
    .filter(({ base }) => String(base) === "10")
    .map((currency) => [currency.code as string, currency]),
);

/** Currencies a person can choose from in a form, most used first. */
export const offeredCurrencies = ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", "SEK", "JPY", "INR", "BRL"] as const;

/** Every other currency, by its code. */
export const otherCurrencies: readonly string[] = [...byCode.keys()]
  .filter((code) => !(offeredCurrencies as readonly string[]).includes(code))
  .sort();

/** How `parseMoney` takes an amount, within a sentence that asks for one. */
export const plainDigits =
  "in digits, such as 25000 or 36,000.50: commas between thousands only, a point before decimals";

/** Whether a text is an ISO 4217 code that we know the exponent of. */
export function isCurrencyCode(text: string): boolean {
  return byCode.has(text);
}

/** Number of decimal places of a currency: 2 for USD, 0 for JPY, 3 for BHD. Throws RangeError for an unknown code. */
export function currencyExponent(code: string): number {
  return Number(knownCurrency(code).exponent);
}

function knownCurrency(code: string) {
  const currency = byCode.get(code);
  if (!currency) throw new RangeError("Unknown currency");
  return currency;
}

function toDinero(money: Money): Dinero<bigint> {
  return dinero({ amount: money.amountMinor, currency: knownCurrency(money.currency) });
}

/**
 * `basisPoints` (1/100 of a percent) of an amount, in the amount's currency.
 * Rounded half to even, once, at the end (PRODUCT, Money).
 */
export function percentOf(money: Money, basisPoints: number): Money {
  if (!Number.isSafeInteger(basisPoints)) throw new RangeError("Basis points are a whole number");
  const currency = knownCurrency(money.currency);
  const exact = multiply(toDinero(money), { amount: BigInt(basisPoints), scale: 4n });
  const rounded = transformScale(exact, BigInt(currency.exponent), halfEven);
  return { amountMinor: toSnapshot(rounded).amount, currency: money.currency };
}

/** Division of whole numbers, half to even. Throws RangeError when `divisor` is not positive. */
function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError("A divisor is positive");
  const floor = dividend / divisor - (dividend % divisor < 0n ? 1n : 0n);
  const twice = (dividend - floor * divisor) * 2n;
  if (twice === divisor) return floor + (floor % 2n === 0n ? 0n : 1n);
  return twice > divisor ? floor + 1n : floor;
}

/** The part `numerator / denominator` of an amount, rounded half to even. Throws RangeError for a denominator below 1. */
export function shareOf(money: Money, numerator: bigint, denominator: bigint): Money {
  return { ...money, amountMinor: divideHalfEven(money.amountMinor * numerator, denominator) };
}

/** What to say after the result of a division by `percentOf` or `shareOf`: nothing where it comes out even. */
export function roundingWords(dividend: bigint, divisor: bigint): string {
  return dividend % divisor === 0n ? "" : ", rounded half to even";
}

/** The same for a percentage of an amount. */
export function percentRoundingWords({ amountMinor }: Money, basisPoints: number): string {
  return roundingWords(amountMinor * BigInt(basisPoints), 10_000n);
}

/**
 * Plain decimals only: no sign, exponent form, Infinity or NaN (SAFETY, rule 12). Commas group exactly three digits, and
 * all of them or none: "1,00" and "36.000,50" are how others write decimals, and are never guessed at.
 */
const typedDecimal = /^(?:\d{1,15}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.\d{1,4})?$/;

/** One comma before three digits is a decimal point elsewhere; it says nothing else only where there are fewer decimals. */
const oneComma = /^\d+,\d{3}$/;

/** Whether a text is written as `parseMoney` takes it, whatever the currency. */
export function isTypedAmount(text: string): boolean {
  return typedDecimal.test(text);
}

/** Every JSON reader takes a whole number up to here exactly. */
const mostMinor = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Reads an amount that a person typed, e.g. "1250.5" or "1,250.50" with "USD" → 125050 cents.
 * Returns null when it is no such decimal, could be meant in two ways, has more decimals than the currency, or is beyond 2^53 − 1 minor units.
 */
export function parseMoney(text: string, currency: string): Money | null {
  if (!isCurrencyCode(currency) || !isTypedAmount(text)) return null;
  const exponent = currencyExponent(currency);
  if (exponent > 2 && oneComma.test(text)) return null;
  const [whole = "0", fraction = ""] = text.replaceAll(",", "").split(".");
  if (fraction.length > exponent) return null;
  const amountMinor = BigInt(whole + fraction.padEnd(exponent, "0"));
  return amountMinor > mostMinor ? null : { amountMinor, currency };
}

/** The amount as a plain decimal, the way a form field or a CSV cell takes it: 125050 USD cents → "1250.50". */
export function toDecimalText(money: Money): string {
  const exponent = currencyExponent(money.currency);
  const sign = money.amountMinor < 0n ? "-" : "";
  const digits = (money.amountMinor < 0n ? -money.amountMinor : money.amountMinor)
    .toString()
    .padStart(exponent + 1, "0");
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The smaller of two amounts in minor units; `Math.min` takes no bigint. */
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** An amount in minor units, and nothing instead of one below it. */
export const atLeastNothing = (amountMinor: bigint): bigint => (amountMinor > 0n ? amountMinor : 0n);

/** Writes a decimal text. */
type Formatter = (amount: string) => string;
const formatters = new Map<string, Formatter>();
/** A reconciliation writes the same amounts many times. */
const mostWritten = 2_000;

/** The amount for reading, with its currency; whole amounts are shown without decimals. Shared formatters: they are dear. */
export function formatMoney(money: Money, locale = "en-US"): string {
  const unit = 10n ** BigInt(currencyExponent(money.currency));
  const whole = money.amountMinor % unit === 0n;
  const key = `${locale} ${money.currency} ${whole}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const amounts = new Intl.NumberFormat(locale, {
      style: "currency",
      currency: money.currency,
      ...(whole ? { maximumFractionDigits: 0 } : {}),
    });
    // Intl takes a decimal text exactly; a number would lose digits above 2^53.
    formatter = remembering((amount: string) => amounts.format(amount as unknown as number), mostWritten);
    formatters.set(key, formatter);
  }
  return formatter(toDecimalText(money));
}

/** Basis points for reading: 1250 → "12.5 %". */
export function formatBasisPoints(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))} %`;
}

/**
 * What amounts come to, currency by currency, since those are never added to each other: "€1,200 + $340"; "—" for none.
 * A line breaks before a sum only.
 */
export function formatSums(amounts: Iterable<Money>): string {
  const sums = new Map<string, bigint>();
  for (const { amountMinor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => formatMoney({ amountMinor, currency })).join(" +\u00a0") || "—";
}
