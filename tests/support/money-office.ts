import { sql } from "kysely";
import { expect } from "vitest";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { PartnerCtx } from "~/domain/context";
import { isoDateIn } from "~/kernel/time";
import { paths } from "~/paths";
import { allSend, type Fleet, send } from "./fleet";
import type { Browser, Fields } from "./http-client";
import type { MoneyWorld } from "./money-world";
import { times, workers as workerCount } from "./race";

export type Office = {
  world: MoneyWorld;
  fleet: Fleet;
  partners: PartnerCtx[];
  /** A browser for each worker. */
  finance: Browser[];
  apiKey: string;
  /** How many requests that change something were sent. */
  sent: number;
};

export type BillingEvent = Record<string, unknown> & { type: string; account: { externalId: string } };

/** What many people of finance, a billing system and the jobs do to the same money at once, over HTTP. */
export function moneyOffice(office: Office) {
  const { world, fleet, finance, apiKey } = office;
  const { db } = world;
  let reported = 0;

  const event = (type: string, externalId: string, more: object = {}): BillingEvent => ({
    id: `evt-${++reported}`,
    type,
    account: { externalId },
    occurredAt: new Date(Date.now() - 60_000 + reported).toISOString(),
    ...more,
  });
  const invoice = (externalId: string, number: number, amountMinor: number, type = "invoice.paid") =>
    event(type, externalId, { invoiceId: `${externalId}-${number}`, amountMinor, currency: "USD" });

  /** Every worker delivers the same events, all at once; gives how many were taken as new, over all deliveries. */
  async function report(events: readonly BillingEvent[]): Promise<number> {
    const answers = await Promise.all(
      times((n) =>
        fetch(`${fleet.urls[n % fleet.urls.length]}/api/v1/events`, {
          method: "POST",
          headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
          body: JSON.stringify({ events }),
        }),
      ),
    );
    office.sent += answers.length;
    expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
    const outcomes = (await Promise.all(answers.map((answer) => answer.json()))) as { accepted: number }[];
    return outcomes.reduce((sum, { accepted }) => sum + accepted, 0);
  }

  /** Lets all processes work out every fact once more and end every hold that is over. */
  async function enqueueEverything(): Promise<void> {
    await sql`
      select graphile_worker.add_job('account.fact.reconcile-commissions', json_build_object('entryId', id))
      from journal where kind in ('invoice.paid', 'invoice.refunded')
    `.execute(db);
    await sql`
      select graphile_worker.add_job('clock.release-holds', '{}', job_key => 'release ' || n)
      from generate_series(1, ${workerCount}::int) as n
    `.execute(db);
  }

  /** Everybody sends a form twice: how many succeeded. */
  function twice(people: readonly Browser[], path: string, fields: Fields): Promise<number> {
    office.sent += people.length * 2;
    const form = { path, fields };
    return allSend(people, [form, form]);
  }

  const commissions = (status?: string) => {
    const all = db.selectFrom("commissions").selectAll().orderBy("id");
    return (status === undefined ? all : all.where("status", "=", status)).execute();
  };
  /** The `number`th commission of an account under a reward, by when it was earned. */
  const commissionOf = (externalId: string, rewardKey: string, number = 1) =>
    db
      .selectFrom("commissions as c")
      .innerJoin("attributions as a", "a.leadId", "c.leadId")
      .innerJoin("accountIds as i", "i.accountId", "a.accountId")
      .selectAll("c")
      .where("i.externalId", "=", externalId)
      .where("c.rewardKey", "=", rewardKey)
      .orderBy("c.milestoneAt")
      .offset(number - 1)
      .executeTakeFirstOrThrow();

  /** How often something was recorded, of all commissions or of one. */
  async function entries(kind: string, commissionId: string | null = null): Promise<number> {
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from journal where kind = ${kind}
        and (${commissionId}::text is null or payload->>'commissionId' = ${commissionId})
    `.execute(db);
    return Number(rows[0]?.n);
  }

  const approvalOf = ({ id, revision }: { id: string; revision: number }) => ({
    path: paths.desk.commission(id),
    fields: { intent: "approve", commissionId: id, revision: String(revision) },
  });

  /** Everybody approves these, one by one. */
  function approveEach(rows: readonly { id: string; revision: number }[]): Promise<number> {
    office.sent += finance.length * rows.length;
    return allSend(finance, rows.map(approvalOf));
  }

  async function onCommission(id: string, intent: string, fields: Fields = {}): Promise<number> {
    const revision = String(await world.revisionOf("commissions", id));
    return twice(finance, paths.desk.commission(id), { intent, commissionId: id, revision, ...fields });
  }

  async function onPayout(id: string, intent: string, fields: Fields = {}): Promise<number> {
    const revision = String(await world.revisionOf("payouts", id));
    return twice(finance, paths.desk.payout(id), { intent, payoutId: id, revision, ...fields });
  }

  /**
   * Approves all that waits, half of the workers in bulk and half one by one, all at once.
   * @returns how many waited, how many approvals were recorded, and how many the workers were told of
   */
  async function approveAll(): Promise<{ waited: number; recorded: number; told: number }> {
    const waiting = await commissions("awaiting_approval");
    const before = await entries("commission.approved");
    const ids = waiting.map(({ id, revision }) => `${id}:${revision}`);
    const half = workerCount / 2;
    const singly = allSend(finance.slice(half), waiting.map(approvalOf));
    const bulk = finance.slice(0, half).map(async (browser) => {
      await send(browser, `${paths.desk.commissions()}?index`, { intent: "approve", ids });
      const [, count] = /(\d+) commissions? approved\./.exec((await browser.data(paths.desk.commissions())).body) ?? [];
      return Number(count);
    });
    office.sent += half * (waiting.length + 1);
    const told = (await Promise.all([singly, ...bulk])).reduce((sum, count) => sum + count, 0);
    return { waited: waiting.length, recorded: (await entries("commission.approved")) - before, told };
  }

  /** What a payout of everything would come to, as the page shows it; null when nothing can be paid. */
  async function payable(): Promise<{ fields: Fields; totalMinor: bigint } | null> {
    const cutOff = isoDateIn(new Date(), world.finance.actor.timeZone);
    const terms = { currency: "USD", cutOff, minimum: "0" };
    const { body } = await (finance[0] as Browser).get(paths.desk.newPayout(terms));
    const [, seenMinor] = /name="seenMinor" value="(\d+)"/.exec(body) ?? [];
    if (seenMinor === undefined) return null;
    return { fields: { intent: "create", ...terms, seenMinor }, totalMinor: BigInt(seenMinor) };
  }

  const payouts = (status: string) =>
    db.selectFrom("payouts").select(["id", "revision"]).where("status", "=", status).orderBy("id", "desc").execute();

  /** A payout of everything, made by everybody at once: exactly one is there afterwards. Gives its id. */
  async function makePayout(totalMinor: bigint): Promise<string> {
    const shown = await payable();
    expect(shown?.totalMinor).toBe(totalMinor);
    expect(await twice(finance, paths.desk.newPayout(), shown?.fields ?? {})).toBe(1);
    const [made, ...others] = await payouts("created");
    expect(others).toEqual([]);
    return made?.id ?? "";
  }

  /** Commissions of which more is paid or set aside than was approved, or than payments were made for. */
  async function aboveOwed(): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select c.id from commissions c
      cross join lateral (
        select coalesce(sum(i.amount_minor) filter (where p.status = 'paid' and l.returned_at is null), 0) as paid,
          coalesce(sum(greatest(i.amount_minor, 0)) filter (where i.open and p.status = 'created'), 0) as held
        from payout_items i join payouts p on p.id = i.payout_id
        join payout_lines l on l.payout_id = i.payout_id and l.partner_id = i.partner_id
        where i.commission_id = c.id and l.dropped_at is null
      ) made
      where c.settled_minor + c.reserved_minor > c.approved_minor
        or (c.kind = 'cash' and (c.settled_minor, c.reserved_minor) is distinct from (made.paid, made.held))
    `.execute(db);
    return rows.map(({ id }) => id);
  }

  /** Once the processes have done their jobs: what is above what is owed, and where books and journal differ. */
  async function wrong(): Promise<unknown[]> {
    await fleet.settle();
    const { differences } = await verifyLedger({ ...world.ctxOf({ kind: "system" }), now: () => new Date() });
    return [...(await aboveOwed()), ...differences];
  }

  /** What each partner has from payments that did not come back. Minor units. */
  async function received(): Promise<bigint[]> {
    const { rows } = await sql<{ partnerId: string; sum: string }>`
      select l.partner_id, sum(l.amount_minor) as sum from payout_lines l join payouts p on p.id = l.payout_id
      where p.status = 'paid' and l.returned_at is null and l.dropped_at is null group by l.partner_id
    `.execute(db);
    const by = new Map(rows.map(({ partnerId, sum }) => [partnerId, BigInt(sum)]));
    return office.partners.map(({ actor }) => by.get(actor.partnerId) ?? 0n);
  }

  return {
    ...{ event, invoice, report, enqueueEverything, twice, commissions, commissionOf, entries, onCommission, onPayout },
    ...{ approveAll, approveEach, payable, payouts, makePayout, wrong, received },
  };
}
