import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "db/tx";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";
import { makePayout, payEverything } from "../support/pay-everything";

const database = testDatabase();
let world: MoneyWorld;
let someone: string;

const verify = () => verifyLedger(world.ctxOf({ kind: "system" }));

/** One commission that waits, one that is approved, one in a payout and one that was paid. */
beforeAll(async () => {
  world = await createMoneyWorld(database);
  someone = (await world.vendor("Mara Keller", "partner_manager")).actor.userId;
  const partner = await world.newPartner();
  const earn = async () => {
    const leadId = await acceptedLead(world, partner);
    await recordFact(world, partner, leadId, { kind: "lead.qualified", at: world.clock.now(), payload: {} });
    const row = database.db.selectFrom("commissions").select(["id", "revision"]).where("leadId", "=", leadId);
    const { id, revision } = await row.executeTakeFirstOrThrow();
    return { commissionId: id, revision };
  };
  await approveCommission(world.finance, await earn());
  await payEverything(world, world.finance, "NW-1");
  await approveCommission(world.finance, await earn());
  await makePayout(world, world.finance);
  world.clock.forward(day);
  await approveCommission(world.finance, await earn());
  await earn();
  await releaseHolds(world.ctxOf({ kind: "system" }));
});

/** What is changed behind the application's back, in one row of a status, and the columns that have to be named. */
const corruptions: [column: string, value: string, status: string][] = [
  ["status", "'approved'", "awaiting_approval"],
  ["month", "'2020-01'", "awaiting_approval"],
  ["gross_minor", "gross_minor + 1", "approved"],
  ["amount_minor", "amount_minor - 1", "approved"],
  ["approved_minor", "approved_minor + 1", "approved"],
  ["settled_minor", "settled_minor - 1", "paid"],
  ["reserved_minor", "reserved_minor - 1", "in_payout"],
  ["four_eyes", "not four_eyes", "awaiting_approval"],
  ["above_rules", "true, set_by = $1", "awaiting_approval"],
  ["set_by", "$1", "awaiting_approval"],
  ["accepted_by", "$1", "awaiting_approval"],
  ["trigger", "'opportunity.won'", "awaiting_approval"],
  ["account_key", "'other.com'", "awaiting_approval"],
  ["milestone_at", "milestone_at + interval '1 second'", "awaiting_approval"],
  ["hold_until", "hold_until + interval '1 second'", "awaiting_approval"],
  ["outranked", "not outranked", "awaiting_approval"],
  ["explanation", 'explanation || \'{"arithmetic": "flat $9"}\'', "awaiting_approval"],
  ["cuts", '\'[{"rule": "r", "found": "f", "effect": "e"}]\'', "awaiting_approval"],
  ["kind", "'gift_card'", "awaiting_approval"],
  ["flagged", "true, status = 'pending'", "awaiting_approval"],
  ["rejected", "true, status = 'rejected', decision_reason = 'No.'", "awaiting_approval"],
];

/** Lets something happen in a transaction that is rolled back. */
async function inVain(work: (tx: Tx) => Promise<void>): Promise<void> {
  const rolledBack = new Error("rolled back");
  await database.db
    .transaction()
    .execute(async (tx) => {
      await work(tx);
      throw rolledBack;
    })
    .catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
}

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe("the verification of the books", () => {
  it("finds nothing where nothing is wrong", async () => {
    expect((await verify()).differences).toEqual([]);
  });

  it.each(corruptions)("shows a changed %s", async (column, value, status) => {
    await inVain(async (tx) => {
      const found = await sql<{ id: string }>`select id from commissions where status = ${status} limit 1`.execute(tx);
      const id = found.rows[0]?.id ?? "";
      const [before, after] = value.split("$1");
      const changed = after === undefined ? sql.raw(value) : sql`${sql.raw(before ?? "")}${someone}${sql.raw(after)}`;
      await sql`update commissions set ${sql.raw(column)} = ${changed} where id = ${id}`.execute(tx);
      const { differences } = await verifyLedger({ ...world.ctxOf({ kind: "system" }), db: tx });
      const named = differences.filter(({ about }) => about === `commission ${id}`).map(({ what }) => what);
      expect(named).toContain(camel(column));
    });
  });

  it("finds nothing in other words for the same figures, such as those of an earlier version", async () => {
    await inVain(async (tx) => {
      await sql`update commissions set explanation = replace(explanation::text, ' on ', ' as of ')::jsonb`.execute(tx);
      const changed = await sql`select 1 from commissions where explanation::text like '% as of %'`.execute(tx);
      expect(changed.rows.length).toBeGreaterThan(0);
      expect((await verifyLedger({ ...world.ctxOf({ kind: "system" }), db: tx })).differences).toEqual([]);
    });
  });

  it.each([
    ["an item", "update payout_items set amount_minor = amount_minor + 1 where not open", "amountMinor"],
    ["a line", "update payout_lines set amount_minor = amount_minor + 1", "amountMinor"],
    ["a payment that left no cash", "update payout_lines set amount_minor = amount_minor + 1", "cash"],
    ["an item that is open no more", "update payout_items set open = false", "reservedMinor"],
  ])("shows %s of a payout", async (_, change, what) => {
    await inVain(async (tx) => {
      await sql.raw(change).execute(tx);
      const { differences } = await verifyLedger({ ...world.ctxOf({ kind: "system" }), db: tx });
      expect(differences.map((one) => one.what)).toContain(what);
    });
  });
});
