import { expect, it } from "vitest";
import { type MonthChange, writeStatement } from "./statement";

const change = (currency: string, month: string): MonthChange => ({
  ...{ month, currency },
  ...{ accrued: 100n, payable: 0n, receivable: 0n, paid: 0n },
});

it("names the currencies in one order, whichever of them came first", () => {
  const changes = [change("USD", "2026-10"), change("EUR", "2026-11"), change("USD", "2026-11")];
  const shown = writeStatement("2026-11", changes, []).map(({ currency, openingMinor, closingMinor }) => ({
    currency,
    openingMinor,
    closingMinor,
  }));
  expect(shown).toEqual([
    { currency: "EUR", openingMinor: 0n, closingMinor: 100n },
    { currency: "USD", openingMinor: 100n, closingMinor: 200n },
  ]);
});
