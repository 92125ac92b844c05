import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PartnerCtx } from "~/domain/context";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { day } from "~/kernel/time";
import { paths } from "~/paths";
import { attributionIn } from "../support/attribution-world";
import { durableDatabase } from "../support/durable-database";
import { eventually } from "../support/eventually";
import { Clock } from "../support/factories";
import { send, startFleet } from "../support/fleet";
import type { Browser, Fields } from "../support/http-client";
import { type BillingEvent, moneyOffice, type Office } from "../support/money-office";
import { createMoneyWorld, moneyRules } from "../support/money-world";
import { workers } from "../support/race";
import { seededRandom } from "../support/seeded-random";

const processes = 2;
const accountsEach = 3;
const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_127);

/** A tenth of every invoice, a gift with the first, and a small reward that is approved by itself when its hold ends. */
const rules = {
  ...moneyRules,
  rewards: [
    { key: "trial", trigger: "trial.started", amount: { type: "flat", minor: "2500", currency: "USD" }, holdDays: 1 },
    {
      key: "paid",
      trigger: "invoice.paid",
      amount: { type: "percent", basisPoints: 1_000 },
      holdDays: 0,
      recurring: { months: 12 },
    },
    {
      key: "gift",
      trigger: "invoice.paid",
      kind: "gift_card",
      amount: { type: "flat", minor: "9900", currency: "USD" },
      holdDays: 0,
    },
  ],
  limits: {},
  approval: { autoApproveUpTo: { USD: "2500" }, fourEyesFrom: { USD: "90000000" } },
  fraud: { lowEngagement: "off", quickCancellation: "off" },
  attribution: { windowDays: 30, touch: "last", portalOutranksLink: true, autoAcceptScore: 0 },
} as unknown as StoredProgramRules;

const database = durableDatabase();
let office: Office;
let at: ReturnType<typeof moneyOffice>;
let managers: Browser[];
const begunAt = Date.now();

beforeAll(async () => {
  const world = await createMoneyWorld(database, rules, new Clock(new Date(Date.now() - 5 * day)));
  const partners = [await world.newPartner(), await world.newPartner(), await world.newPartner()];
  const admin = { ...(await world.vendor("Ada Marsh", "admin")), now: () => new Date() };
  const scopes = ["events:write" as const, "commissions:read" as const];
  const { key: apiKey } = await createApiKey(admin, { name: "Billing", source: "product", scopes, days: 30 });
  const fleet = await startFleet(database, processes);
  const three = [1, 2, 3].map((n) => world.vendor(`Finance ${n}`, "finance"));
  const finance = await fleet.workers(world.finance, ...(await Promise.all(three)));
  const two = [1, 2].map((n) => world.vendor(`Manager ${n}`, "partner_manager"));
  managers = await fleet.workers(...(await Promise.all(two)));
  office = { world, fleet, partners, finance, apiKey, sent: 0 };
  at = moneyOffice(office);
}, 180_000);
afterAll(async () => {
  await office?.fleet.stop();
  console.log(
    `R3: ${workers} workers over ${processes} processes, ${office?.sent} requests that change something, ` +
      `seed ${seed}, ${Math.round((Date.now() - begunAt) / 1000)} s`,
  );
});

const account = (partner: number, n: number) => `acct-${partner}-${n}`;
const all = [0, 1, 2].flatMap((partner) => Array.from({ length: accountsEach }, (_, n) => account(partner, n)));
const partnerIdOf = (n: number) => (office.partners[n] as PartnerCtx).actor.partnerId;
const reason = "We looked again.";
/** Three tenths of $4,000 and the small one: what each partner gets first. Minor units. */
const each = 3n * 40_000n + 2_500n;

describe(`${workers} workers over ${processes} processes`, { timeout: 60_000 }, () => {
  it("report the same facts: each counts once", async () => {
    const { link, click } = attributionIn(database, office.world);
    const created: BillingEvent[] = [];
    for (const [n, { actor }] of office.partners.entries()) {
      const own = await link({ partnerId: actor.partnerId });
      for (let one = 0; one < accountsEach; one += 1) {
        const clickId = await click(own, office.world.clock.now());
        created.push(at.event("account.created", account(n, one), { attribution: { clickId } }));
      }
    }
    const invoices = all.map((externalId) => at.invoice(externalId, 1, 400_000));
    expect(await at.report([...invoices, ...created])).toBe(2 * all.length);
    await office.fleet.settle();
    const rows = await at.commissions();
    const amounts = (kind: string) => rows.filter((row) => row.kind === kind).map(({ amountMinor }) => amountMinor);
    expect(amounts("cash")).toEqual(all.map(() => 40_000n));
    expect(amounts("gift_card")).toEqual(all.map(() => 9_900n));
  });

  it("approve, in bulk and one by one, while jobs work everything out: each commission once", async () => {
    const [approved] = await Promise.all([at.approveAll(), at.enqueueEverything()]);
    const count = 2 * all.length;
    expect(approved).toEqual({ waited: count, recorded: count, told: count });
    expect(await at.wrong()).toEqual([]);
  });

  it("approve what jobs approve by themselves when the hold ends: once", async () => {
    const occurredAt = new Date(Date.now() - day + 4_000).toISOString();
    const trials = [0, 1, 2].map((n) => ({ ...at.event("trial.started", account(n, 0)), occurredAt }));
    expect(await at.report(trials)).toBe(3);
    await office.fleet.settle();
    const trialsAt = async (status?: string) =>
      (await at.commissions(status)).filter(({ rewardKey }) => rewardKey === "trial");
    expect(await trialsAt()).toHaveLength(3);
    await eventually(async () => {
      await at.enqueueEverything();
      await at.approveEach(await trialsAt());
      expect(await trialsAt("approved")).toHaveLength(3);
    }, 20_000);
    for (const { id } of await trialsAt()) expect(await at.entries("commission.approved", id)).toBe(1);
    expect(await at.wrong()).toEqual([]);
  });

  it("take an approval back: once", async () => {
    const { id } = await at.commissionOf(account(0, 0), "paid");
    expect(await at.onCommission(id, "revoke", { reason })).toBe(1);
    expect(await at.onCommission(id, "approve")).toBe(1);
  });

  it("make a payout, undo it, make it again, drop a payment, pay it: each once", async () => {
    expect(await at.onPayout(await at.makePayout(3n * each), "undo")).toBe(1);
    expect(await at.wrong()).toEqual([]);
    const payoutId = await at.makePayout(3n * each);
    expect(await at.onPayout(payoutId, "drop", { partnerId: partnerIdOf(2) })).toBe(1);
    expect(await at.onPayout(payoutId, "pay", { reference: "NW-1" })).toBe(1);
    expect(await at.onPayout(payoutId, "undo")).toBe(0);
    expect(await at.received()).toEqual([each, each, 0n]);
    expect(await at.wrong()).toEqual([]);
  });

  it("note a payment that came back: once, and it is paid once more", async () => {
    const [{ id } = { id: "" }] = await at.payouts("paid");
    const returned = { partnerId: partnerIdOf(1), reason };
    expect(await at.onPayout(id, "return", returned)).toBe(1);
    expect(await at.onPayout(id, "return", returned)).toBe(0);
    expect(await at.onPayout(await at.makePayout(2n * each), "pay", { reference: "NW-2" })).toBe(1);
    expect(await at.received()).toEqual([each, each, each]);
    expect(await at.wrong()).toEqual([]);
  });

  it("refund what was paid: once, and it is netted from what is earned next", async () => {
    const refunds = [0, 1, 2].flatMap((n) => [
      at.invoice(account(n, 0), 1, 400_000, "invoice.refunded"),
      at.invoice(account(n, 1), 1, 200_000, "invoice.refunded"),
    ]);
    expect(await at.report(refunds)).toBe(6);
    expect(await at.report(refunds)).toBe(0);
    await office.fleet.settle();
    expect(await at.payable()).toBeNull();
    expect(await at.report([0, 1, 2].map((n) => at.invoice(account(n, 2), 2, 1_000_000)))).toBe(3);
    await office.fleet.settle();
    expect((await at.approveAll()).recorded).toBe(3);
    // $1,000 earned, $400 and $200 taken back.
    expect(await at.onPayout(await at.makePayout(3n * 40_000n), "pay", { reference: "NW-3" })).toBe(1);
    expect(await at.received()).toEqual(Array(3).fill(each + 40_000n));
    expect(await at.wrong()).toEqual([]);
  });

  it("give a gift, and take it back after a refund: each once", async () => {
    const { id } = await at.commissionOf(account(0, 2), "gift");
    expect(await at.onCommission(id, "fulfil", { reference: "GC-1" })).toBe(1);
    expect(await at.onCommission(id, "reclaim", { reference: "GC-1 back" })).toBe(0);
    expect(await at.report([at.invoice(account(0, 2), 1, 400_000, "invoice.refunded")])).toBe(1);
    await office.fleet.settle();
    expect(await at.onCommission(id, "reclaim", { reference: "GC-1 back" })).toBe(1);
    expect(await at.wrong()).toEqual([]);
  });

  it("reject, appeal, uphold: each once, of a rejection and of an amount", async () => {
    expect(await at.report([0, 1].map((n) => at.invoice(account(n, 1), 3, 50_000)))).toBe(2);
    await office.fleet.settle();
    const second = (n: number) => at.commissionOf(account(n, 1), "paid", 2);
    const uphold = async (n: number, amount: string) => {
      const { id: commissionId, leadId } = await second(n);
      const own = await office.fleet.workers(office.partners[n] as PartnerCtx);
      const opened = { intent: "open", leadId, commissionId, statement: "It was agreed." };
      expect(await at.twice(own, paths.portal.newAppeal(leadId, commissionId), opened)).toBe(1);
      const { id } = await database.db
        .selectFrom("disputes")
        .select("id")
        .where("commissionId", "=", commissionId)
        .executeTakeFirstOrThrow();
      const answered = { intent: "answer", revision: "1", verdict: "uphold", answer: "You are right.", amount };
      expect(await at.twice(managers, paths.desk.dispute(id), { disputeId: id, ...answered })).toBe(1);
    };
    const { id } = await second(0);
    expect(await at.onCommission(id, "reject", { reason })).toBe(1);
    await uphold(0, "");
    expect(await at.entries("commission.reopened", id)).toBe(1);
    await uphold(1, "30");
    await office.fleet.settle();
    expect([(await second(0)).amountMinor, (await second(1)).amountMinor]).toEqual([5_000n, 3_000n]);
    expect([await at.onCommission(id, "approve"), await at.onCommission((await second(1)).id, "approve")]).toEqual([
      1, 1,
    ]);
    expect(await at.wrong()).toEqual([]);
  });

  it("do everything at once: no more is ever paid than is owed", async () => {
    const random = seededRandom(seed);
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
    for (let round = 0; round < 3; round += 1) {
      const bills = all.map((externalId) => at.invoice(externalId, 10 + round, 100_000));
      const refunds = all.map((externalId) => at.invoice(externalId, 10 + round, 40_000, "invoice.refunded"));
      const [rows, [open], [paid], shown] = await Promise.all([
        at.commissions("awaiting_approval"),
        at.payouts("created"),
        at.payouts("paid"),
        at.payable(),
      ]);
      const ids = rows.map(({ id, revision }) => `${id}:${revision}`);
      const list = `${paths.desk.commissions()}?index`;
      const onPayout = (payout: typeof open, intent: string, fields: Fields) =>
        payout && {
          ...{ path: paths.desk.payout(payout.id), intent, payoutId: payout.id },
          ...{ revision: String(payout.revision), ...fields },
        };
      const makeForm = () =>
        pick<() => ({ path: string } & Fields) | undefined>([
          () => (ids.length > 0 ? { path: list, intent: "approve", ids } : undefined),
          () => (shown ? { path: paths.desk.newPayout(), ...shown.fields } : undefined),
          () => onPayout(open, "pay", { reference: "NW-9" }),
          () => onPayout(open, "undo", {}),
          () => onPayout(open, "drop", { partnerId: partnerIdOf(pick([0, 1, 2])) }),
          () => onPayout(paid, "return", { partnerId: partnerIdOf(pick([0, 1, 2])), reason }),
        ])();
      const forms = [...office.finance, ...office.finance].map((browser) => ({ browser, form: makeForm() }));
      const [, , ...statuses] = await Promise.all([
        at.report([...refunds, ...bills]),
        at.enqueueEverything(),
        ...forms.map(async ({ browser, form: { path, ...fields } = { path: "" } }) => {
          if (path === "") return 409;
          office.sent += 1;
          return (await send(browser, path, fields)).status;
        }),
      ]);
      // Whom a payout does not pay cannot be dropped from it: not found.
      expect(statuses.filter((status) => ![202, 404, 409].includes(status))).toEqual([]);
      expect(await at.wrong()).toEqual([]);
    }
  });

  it("have paid in the end what the facts give, and not a cent more", async () => {
    for (const { id } of await at.payouts("created")) expect(await at.onPayout(id, "undo")).toBe(1);
    await at.approveAll();
    const { totalMinor } = (await at.payable()) ?? { totalMinor: 0n };
    if (totalMinor > 0n) expect(await at.onPayout(await at.makePayout(totalMinor), "pay", { reference: "NW" })).toBe(1);
    // First $400 thrice, of which $400 and $200 came back, then $1,000, and $60 of each account in three rounds.
    const owed = each - 60_000n + 100_000n + 9n * 6_000n;
    expect(await at.received()).toEqual([owed - 40_000n + 5_000n, owed + 3_000n, owed]);
    expect(await at.payable()).toBeNull();
    expect(await at.wrong()).toEqual([]);
    const headers = { Authorization: `Bearer ${office.apiKey}` };
    const answer = await fetch(`${office.fleet.urls[0]}/api/v1/commissions?limit=100`, { headers });
    const { data } = (await answer.json()) as { data: { kind: string; paidMinor: number }[] };
    const told = data.filter(({ kind }) => kind === "cash").reduce((sum, one) => sum + one.paidMinor, 0);
    expect(BigInt(told)).toBe((await at.received()).reduce((sum, one) => sum + one, 0n));
  });
});
