import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { writePdf } from "~/adapters/write-pdf";
import { approveCommission, rejectCommission } from "~/domain/commissions/commands/decide-commission";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import type { PartnerCtx } from "~/domain/context";
import { returnLine } from "~/domain/payouts/commands/settle-payout";
import { monthBounds } from "~/domain/payouts/statement";
import { statementCsv, statementDocument } from "~/domain/payouts/views/statement-files";
import { getStatement, listStatements } from "~/domain/payouts/views/statements";
import { formatMoney, toDecimalText } from "~/kernel/money";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, ledgerOf, type MoneyWorld, recordFact } from "../support/money-world";
import { payEverything } from "../support/pay-everything";
import { readPdfText } from "../support/read-pdf-text";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
let rival: PartnerCtx;

/** A partner's autumn: earned in two currencies, rejected, paid, returned, paid again, taken back after that. */
beforeAll(async () => {
  world = await createMoneyWorld(database);
  partner = await world.newPartner();
  rival = await world.newPartner();
  const { clock, finance } = world;
  const { partnerId } = partner.actor;
  const system = world.ctxOf({ kind: "system" });
  const fact = (leadId: string, kind: "lead.qualified" | "invoice.paid" | "invoice.refunded", payload = {}) =>
    recordFact(world, partner, leadId, { kind, at: clock.now(), payload });
  const bill = (amountMinor: string, currency = "USD") => ({ amountMinor, currency, invoiceId: `in_${currency}` });
  const decide = async (how: typeof approveCommission, where: "lead.qualified" | "invoice.paid", currency = "USD") => {
    const { id: commissionId, revision } = await database.db
      .selectFrom("commissions")
      .select(["id", "revision"])
      .where("partnerId", "=", partnerId)
      .where("trigger", "=", where)
      .where("currency", "=", currency)
      .where("status", "=", "awaiting_approval")
      .executeTakeFirstOrThrow();
    await how(finance, { commissionId, revision });
  };
  const [first, second] = [await acceptedLead(world, partner), await acceptedLead(world, partner)];
  await fact(first, "lead.qualified");
  await fact(first, "invoice.paid", bill("400000"));
  await fact(second, "invoice.paid", bill("1000000", "JPY"));
  await decide(approveCommission, "lead.qualified");
  clock.forward(12 * day);
  await releaseHolds(system);
  await decide(approveCommission, "invoice.paid");
  const payoutId = await payEverything(world, finance, "NW-12");
  clock.forward(5 * day);
  const revision = await world.revisionOf("payouts", payoutId);
  await returnLine(finance, { payoutId, revision, partnerId, reason: "Account closed." });
  await payEverything(world, finance, "NW-13");
  await decide((ctx, target) => rejectCommission(ctx, { ...target, reason: "Not ours." }), "invoice.paid", "JPY");
  clock.forward(20 * day);
  await fact(first, "invoice.refunded", {
    amountMinor: "100000",
    currency: "USD",
    invoiceId: "in_USD",
    refundId: "re_1",
  });
}, 60_000);

const months = ["2026-11", "2026-12", "2027-01"];

describe("statements", () => {
  it("lead from month to month, and their last balance is the ledger's", async () => {
    const { months: found } = await listStatements(partner, partner.actor.partnerId);
    expect([...found].reverse()).toEqual(months.filter((month) => found.includes(month)));
    const balances = new Map<string, bigint>();
    for (const month of [...found].reverse()) {
      const { currencies } = await getStatement(partner, partner.actor.partnerId, month);
      for (const { currency, openingMinor, lines, closingMinor, ...parts } of currencies) {
        expect(openingMinor).toBe(balances.get(currency) ?? 0n);
        const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, openingMinor);
        expect(sum).toBe(closingMinor);
        expect(parts.accruedMinor + parts.payableMinor - parts.receivableMinor).toBe(closingMinor);
        const { from, to } = monthBounds(month);
        expect(lines.every(({ at }) => at >= from && at < to)).toBe(true);
        balances.set(currency, closingMinor);
      }
    }
    const { actual } = await ledgerOf(world, partner.actor.partnerId);
    const owed = -(actual.partner_accrued + actual.partner_payable + actual.partner_receivable);
    expect([...balances.values()].reduce((sum, balance) => sum + balance, 0n)).toBe(owed);
    expect(balances.get("USD")).toBe(-10_000n);
  });

  it("say what was earned, rejected, paid, returned and taken back, each with its arithmetic", async () => {
    const all: string[] = [];
    const { months: found } = await listStatements(partner, partner.actor.partnerId);
    for (const month of [...found].reverse()) {
      for (const { currency, lines } of (await getStatement(partner, partner.actor.partnerId, month)).currencies) {
        for (const { what, why, amountMinor } of lines)
          all.push(`${what.replace(/: Company [^,]*/, "")} ${formatMoney({ amountMinor, currency })} ${why.at(-1)}`);
      }
    }
    expect(all.sort()).toEqual(
      [
        "Earned, Lead qualified $250 flat $250",
        "Earned, Invoice paid $400 $4,000 × 10 % = $400",
        "Earned, Invoice paid ¥100,000 ¥1,000,000 × 10 % = ¥100,000",
        "Rejected, Invoice paid -¥100,000 Not ours.",
        "Payment -$650 NW-12 for 2 commissions",
        "Payment returned by the bank $650 Account closed.",
        "Payment -$650 NW-13 for 2 commissions",
        "Taken back, Invoice paid -$100 ($4,000 − $1,000) × 10 % = $300",
      ].sort(),
    );
  });

  it("are the same as PDF and as CSV, to the last minor unit", async () => {
    let checked = 0;
    for (const month of (await listStatements(partner, partner.actor.partnerId)).months) {
      const statement = await getStatement(partner, partner.actor.partnerId, month);
      const { data } = Papa.parse<Record<string, string>>(statementCsv(statement).slice(1), {
        header: true,
        skipEmptyLines: true,
      });
      const document = statementDocument(statement, "Northwind", world.clock.now());
      const text = await readPdfText(await writePdf(document));
      for (const { currency, lines, openingMinor, closingMinor } of statement.currencies) {
        const rows = data.filter((row) => row.Currency === currency);
        const decimal = (amountMinor: bigint) => toDecimalText({ amountMinor, currency });
        expect(rows.map((row) => row.Amount)).toEqual(["", ...lines.map((one) => decimal(one.amountMinor)), ""]);
        expect(rows.map((row) => row.Balance)).toEqual(
          [openingMinor, ...lines.map(({ balanceMinor }) => balanceMinor), closingMinor].map(decimal),
        );
        const printed = lines.flatMap(({ amountMinor, balanceMinor }) =>
          [amountMinor, balanceMinor].map((minor) => formatMoney({ amountMinor: minor, currency })),
        );
        for (const amount of printed) expect(text).toContain(amount);
        checked += printed.length;
      }
      // It is the last day of December.
      expect(text[0]).toMatch(month < "2026-12" ? /^Statement for / : /^Provisional statement for /);
      expect(new Set(data.map(({ State }) => State))).toEqual(new Set([month < "2026-12" ? "final" : "provisional"]));
    }
    expect(checked).toBe(16);
  });

  it("are the partner's own", async () => {
    await expect(getStatement(rival, partner.actor.partnerId, "2026-11")).rejects.toThrow("not yours to see");
    expect((await getStatement(world.finance, partner.actor.partnerId, "2026-11")).partnerName).toBe(
      partner.actor.partnerName,
    );
    await expect(getStatement(partner, partner.actor.partnerId, "2019-01")).rejects.toThrow("does not exist");
  });
});
