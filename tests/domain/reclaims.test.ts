import { expect, it } from "vitest";
import {
  approveCommission,
  fulfilCommission,
  reclaimCommission,
} from "~/domain/commissions/commands/decide-commission";
import { compareProgram } from "~/domain/commissions/commands/verify-ledger";
import { statusLabel } from "~/domain/commissions/rules";
import { getEarning, listDeskCommissions } from "~/domain/commissions/views/commissions";
import { commissionsCsv } from "~/domain/commissions/views/commissions-csv";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { inTransaction } from "db/tx";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, moneyRules, recordFact } from "../support/money-world";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
const gift = { key: "gift", trigger: "opportunity.won", kind: "gift_card", holdDays: 0 };
const rules = {
  ...moneyRules,
  rewards: [{ ...gift, amount: { type: "percent", basisPoints: 100 } }],
} as unknown as StoredProgramRules;

it("a gift that was given is to be reclaimed when it is not due any more, once, and is never called paid", async () => {
  const world = await createMoneyWorld(database, rules);
  const partner = await world.newPartner();
  const leadId = await acceptedLead(world, partner);
  const won = (amountMinor: string) => ({ amountMinor, currency: "USD" });
  const fact = (kind: "opportunity.won" | "opportunity.reopened", payload = {}) => {
    world.clock.forward(60_000);
    return recordFact(world, partner, leadId, { kind, at: world.clock.now(), payload });
  };
  const target = async () => {
    const row = database.db.selectFrom("commissions").select(["id", "revision"]).where("leadId", "=", leadId);
    const { id: commissionId, revision } = await row.executeTakeFirstOrThrow();
    return { commissionId, revision };
  };
  const listed = async () =>
    (await listDeskCommissions(world.finance, { inKind: true, taken: true })).rows.map(
      ({ amountMinor, settledMinor }) => settledMinor - amountMinor,
    );
  // $5,000 × 1 % = $50
  await fact("opportunity.won", won("500000"));
  await approveCommission(world.finance, await target());
  await fulfilCommission(world.finance, { ...(await target()), reference: "GC-1" });
  expect(await listed()).toEqual([]);
  await expect(reclaimCommission(world.finance, { ...(await target()), reference: "x" })).rejects.toMatchObject({
    code: "wrong-state",
  });
  await fact("opportunity.reopened");
  expect(await listed()).toEqual([5_000n]);
  const { commissionId } = await target();
  const { words } = await getEarning(partner, commissionId);
  expect(`${words.label} ${words.why} ${words.next}`).not.toMatch(/[Pp]aid|payment/);
  expect(await commissionsCsv(world.finance, { inKind: true })).not.toContain('"Paid",""');
  expect(statusLabel("gift_card", "paid")).toBe("Given");

  const at = await target();
  const { won: winners } = await race(
    times(() => () => reclaimCommission(world.finance, { ...at, reference: "GC-1 back" })),
  );
  expect(winners).toBe(1);
  expect(await listed()).toEqual([]);
  // Won again for $8,000: a gift of $80 is to be given anew.
  await fact("opportunity.won", won("800000"));
  const [again] = (await listDeskCommissions(world.finance, { inKind: true })).rows;
  expect([again?.status, again?.amountMinor, again?.settledMinor]).toEqual(["awaiting_approval", 8_000n, 0n]);
  const now = world.clock.now();
  const check = () => inTransaction(world.db, (tx) => compareProgram(tx, world.programId, new Map(), now));
  expect((await check()).differences).toEqual([]);
});
