import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  currencyExponent,
  formatMoney,
  formatSums,
  isCurrencyCode,
  parseMoney,
  percentOf,
  shareOf,
  toDecimalText,
} from "./money";

const usd = (amountMinor: bigint) => ({ amountMinor, currency: "USD" });

describe("percentOf", () => {
  it.each([
    [125n, 5000, 62n], // 62.5 → 62 (half to even)
    [375n, 5000, 188n], // 187.5 → 188 (half to even)
    [1n, 1, 0n],
    [1_000_00n, 1000, 100_00n],
    [33_333n, 1250, 4167n], // 4166.625 → 4167
  ])("%s cents at %s basis points is %s cents", (amount, basisPoints, due) => {
    expect(percentOf(usd(amount), basisPoints)).toEqual(usd(due));
  });

  it("keeps the currency's own exponent", () => {
    expect(percentOf({ amountMinor: 999n, currency: "JPY" }, 1000)).toEqual({ amountMinor: 100n, currency: "JPY" });
    expect(percentOf({ amountMinor: 12_345n, currency: "BHD" }, 1000)).toEqual({ amountMinor: 1234n, currency: "BHD" });
  });

  it("is never more than half a minor unit away from the exact share", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 10_000 }), (amount, bps) => {
        const error = percentOf(usd(amount), bps).amountMinor * 10_000n - amount * BigInt(bps);
        return error <= 5000n && error >= -5000n;
      }),
    );
  });
});

describe("parseMoney", () => {
  it.each(["", "-1", "1e3", "Infinity", "NaN", "1.", ".5", " 1", "1.234", "0x10", "９"])("refuses %j", (text) => {
    expect(parseMoney(text, "USD")).toBeNull();
  });

  it.each([
    ["36,000", 3_600_000n],
    ["36,000.50", 3_600_050n],
    ["1,250,000", 125_000_000n],
    ["999,999.9", 99_999_990n],
  ])("takes thousands as they are written in the United States: %s", (text, minor) => {
    expect(parseMoney(text, "USD")).toEqual(usd(minor));
  });

  it.each([
    "1,00",
    "36.000,50",
    "36.000",
    "1,0000",
    "12,34,567",
    "1234,567",
    "1,234567",
    "0,500",
    ",100",
    "1,000,",
    "1,,000",
  ])("never guesses what a comma or a point may mean: %s", (text) => expect(parseMoney(text, "USD")).toBeNull());

  it("takes no single comma where it may stand before three decimals", () => {
    expect(parseMoney("10,005", "BHD")).toBeNull();
    expect(parseMoney("1,010,005", "BHD")).toEqual({ amountMinor: 1_010_005_000n, currency: "BHD" });
    expect(parseMoney("10,005.000", "BHD")).toEqual({ amountMinor: 10_005_000n, currency: "BHD" });
    expect(parseMoney("10,005", "JPY")).toEqual({ amountMinor: 10_005n, currency: "JPY" });
  });

  it("reads an amount with commas as the one without them, and no other way to set them", () => {
    const group = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ",");
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.nat(99), (whole, cents) => {
        const fraction = `.${String(cents).padStart(2, "0")}`;
        expect(parseMoney(group(whole.toString()) + fraction, "USD")).toEqual(
          parseMoney(whole.toString() + fraction, "USD"),
        );
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[\d,]{1,18}$/), (text) => {
        const taken = parseMoney(text, "USD") !== null;
        const digits = text.replaceAll(",", "");
        if (taken && text.includes(",")) expect(text).toBe(group(digits));
      }),
      { numRuns: 1_000 },
    );
  });

  it("knows yen have no decimals and dinars have three", () => {
    expect(parseMoney("10.5", "JPY")).toBeNull();
    expect(parseMoney("10.005", "BHD")).toEqual({ amountMinor: 10_005n, currency: "BHD" });
    expect(currencyExponent("BHD")).toBe(3);
  });

  it("takes no more than every JSON reader takes exactly", () => {
    expect(parseMoney("90071992547409.91", "USD")).toEqual(usd(9_007_199_254_740_991n));
    expect(parseMoney("90071992547409.92", "USD")).toBeNull();
    expect(parseMoney("999999999999999", "USD")).toBeNull();
  });

  it("refuses a currency that does not exist", () => {
    expect(isCurrencyCode("XXQ")).toBe(false);
    expect(parseMoney("1", "XXQ")).toBeNull();
  });

  it("reads back what toDecimalText wrote", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
        fc.constantFrom("USD", "JPY", "BHD"),
        (amountMinor, currency) => {
          expect(parseMoney(toDecimalText({ amountMinor, currency }), currency)).toEqual({ amountMinor, currency });
        },
      ),
    );
  });
});

describe("shareOf", () => {
  it("rounds half to even, on both sides of nothing", () => {
    const half = (amountMinor: bigint) => shareOf({ amountMinor, currency: "USD" }, 1n, 2n).amountMinor;
    expect([1n, 3n, 5n, -1n, -3n, -5n].map(half)).toEqual([0n, 2n, 2n, 0n, -2n, -2n]);
  });

  it("agrees with percentOf, of which it is the general case", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 10_000 }),
        (amountMinor, points) => {
          const money = { amountMinor, currency: "USD" };
          expect(shareOf(money, BigInt(points), 10_000n)).toEqual(percentOf(money, points));
        },
      ),
    );
  });
});

describe("formatSums", () => {
  it("adds amounts of one currency, never those of two", () => {
    const euros = { amountMinor: 120_000n, currency: "EUR" };
    expect(formatSums([usd(30_000n), euros, usd(4_050n)])).toBe("$340.50 +\u00a0€1,200");
    expect(formatSums([])).toBe("—");
  });
});

describe("formatMoney", () => {
  it("shows cents only where there are any, and no digit is lost", () => {
    expect(formatMoney(usd(125_000n))).toBe("$1,250");
    expect(formatMoney(usd(125_050n))).toBe("$1,250.50");
    expect(formatMoney(usd(9_007_199_254_740_993_01n))).toBe("$9,007,199,254,740,993.01");
  });
});
