import Papa from "papaparse";
import { beforeAll, expect, it } from "vitest";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { listDeskCommissions } from "~/domain/commissions/views/commissions";
import type { PartnerCtx } from "~/domain/context";
import { exportPayout } from "~/domain/payouts/commands/export-payout";
import { previewPayout } from "~/domain/payouts/views/preview-payout";
import { listDeskPayouts } from "~/domain/payouts/views/payouts";
import { statementCsv } from "~/domain/payouts/views/statement-files";
import { getStatement } from "~/domain/payouts/views/statements";
import { isoDateIn } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";
import { makePayout } from "../support/pay-everything";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;

/** $250 for a qualified lead, of a pilot or not. */
async function earn(pilot: boolean): Promise<void> {
  const leadId = await acceptedLead(world, partner);
  await database.db.updateTable("leads").set({ pilot }).where("id", "=", leadId).execute();
  await recordFact(world, partner, leadId, { kind: "lead.qualified", at: world.clock.now(), payload: {} });
  const { id: commissionId, revision } = await database.db
    .selectFrom("commissions")
    .select(["id", "revision"])
    .where("leadId", "=", leadId)
    .executeTakeFirstOrThrow();
  await approveCommission(world.finance, { commissionId, revision });
}

const read = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  partner = await world.newPartner();
});

it("what a pilot earned is marked in the preview, the lists, the bank's file and the statement, and can be filtered", async () => {
  await earn(false);
  const plain = await makePayout(world, world.finance);
  await earn(true);
  await earn(false);
  const terms = { currency: "USD", cutOff: isoDateIn(world.clock.now(), world.finance.actor.timeZone), minimum: "0" };
  const { ready } = await previewPayout(world.finance, terms);
  expect(ready[0]?.commissions.map(({ pilot }) => pilot).sort()).toEqual([false, true]);
  const payoutId = await makePayout(world, world.finance);

  const listed = async (pilot?: "yes" | "no") =>
    (await listDeskPayouts(world.finance, { pilot })).rows.map((row) => [row.id, row.pilot]);
  expect(await listed("yes")).toEqual([[payoutId, true]]);
  expect(await listed("no")).toEqual([[plain, false]]);
  expect(await listed()).toHaveLength(2);
  const counted = async (pilot?: "yes" | "no") => (await listDeskCommissions(world.finance, { pilot })).rows.length;
  expect([await counted("yes"), await counted("no"), await counted()]).toEqual([1, 2, 3]);

  // $250 + $250, of it $250 from the pilot
  expect(read(await exportPayout(world.finance, payoutId))).toMatchObject([
    { Amount: "500.00", "Of it pilot": "250.00" },
  ]);
  expect(read(await exportPayout(world.finance, plain))).toMatchObject([{ Amount: "250.00", "Of it pilot": "0.00" }]);
  const month = isoDateIn(world.clock.now(), "UTC").slice(0, 7);
  const lines = read(statementCsv(await getStatement(partner, partner.actor.partnerId, month)));
  expect(lines.map(({ Pilot }) => Pilot)).toEqual(["", "no", "yes", "no", ""]);
});
