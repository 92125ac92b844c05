import fc from "fast-check";
import { listReserved } from "db/queries/payout-checks";
import { inTransaction } from "db/tx";
import { approveMany } from "~/domain/commissions/commands/approve-many";
import {
  approveCommission,
  fulfilCommission,
  rejectCommission,
  revokeApproval,
} from "~/domain/commissions/commands/decide-commission";
import { reconcileLead, reconcilePartner } from "~/domain/commissions/commands/reconcile-lead";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { compareProgram } from "~/domain/commissions/commands/verify-ledger";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import { changeTier, moveEnrolment } from "~/domain/onboarding/commands/change-enrolment";
import { dropLine } from "~/domain/payouts/commands/recheck-line";
import { payPayout, returnLine, undoPayout } from "~/domain/payouts/commands/settle-payout";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { day } from "~/kernel/time";
import type { TestDatabase } from "./database";
import type { Clock } from "./factories";
import { acceptedLead, createMoneyWorld, ledgerOf, moneyRules, type MoneyWorld, recordFact } from "./money-world";
import { makePayout } from "./pay-everything";

const gift = { key: "gift", trigger: "trial.started", kind: "gift_card", holdDays: 0 };
const tiered = {
  key: "tiered",
  trigger: "lead.qualified",
  conditions: { partnerTiers: ["Gold", "Silver"] },
  holdDays: 0,
};
const rules = {
  ...moneyRules,
  rewards: [
    ...moneyRules.rewards,
    { ...gift, amount: { type: "flat", minor: "2500", currency: "USD" } },
    { ...tiered, amount: { type: "flat", minor: "1500", currency: "USD" } },
  ],
} as StoredProgramRules;

const at = fc.nat(20);
const who = fc.nat(1);
const currency = fc.constantFrom("USD", "EUR");
const kinds = [
  "lead.qualified",
  "trial.started",
  "invoice.paid",
  "invoice.paid",
  "invoice.refunded",
  "subscription.canceled",
  "opportunity.won",
  "opportunity.reopened",
] as const;

const plain = <Name extends string>(...names: Name[]) =>
  fc.record({ do: fc.constantFrom(...names), at, who, currency });
const fact = fc.record({
  do: fc.constant("fact" as const),
  lead: fc.nat(2),
  kind: fc.constantFrom(...kinds),
  daysAgo: fc.nat(50),
  cents: fc.integer({ min: 0, max: 900_000 }),
  currency,
  invoice: fc.nat(4),
  source: fc.nat(30),
});

/** What can happen to the money of a program, facts and decisions most of all. */
export const moneyStep = fc.oneof(
  { weight: 9, arbitrary: fact },
  { weight: 3, arbitrary: plain("wait", "wait", "again") },
  { weight: 6, arbitrary: plain("approve", "approveMany", "reject", "revoke", "fulfil") },
  {
    weight: 8,
    arbitrary: plain("payout", "payout", "payout", "pay", "pay", "undo", "return", "return", "drop", "drop"),
  },
  { weight: 4, arbitrary: plain("flag", "decide", "dispute", "dispute") },
  { weight: 2, arbitrary: plain("tier", "suspend", "suspend", "reinstate", "reinstate", "end") },
);
export type MoneyStep = typeof moneyStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Two partners of a program of their own with three leads, in two currencies, and what happens to them. */
export class MoneyHistory {
  private payoutId = "";
  private constructor(
    private readonly world: MoneyWorld,
    private readonly second: VendorCtx,
    readonly partners: [PartnerCtx, PartnerCtx],
    private readonly leads: string[],
  ) {}

  /** One clock for all histories: what waits in one is released by the next. */
  static async open(database: TestDatabase, clock: Clock, second: VendorCtx): Promise<MoneyHistory> {
    const world = await createMoneyWorld(database, rules, clock);
    const partners: [PartnerCtx, PartnerCtx] = [await world.newPartner(), await world.newPartner()];
    const leads: string[] = [];
    for (const n of [0, 1, 2]) leads.push(await acceptedLead(world, partners[n % 2 === 0 ? 0 : 1]));
    world.clock.forward(50 * day);
    return new MoneyHistory(world, second, partners, leads);
  }

  private partner(n: number) {
    return n % 2 === 0 ? this.partners[0] : this.partners[1];
  }

  private async rows() {
    const { db, programId } = this.world;
    return db.selectFrom("commissions").selectAll().where("programId", "=", programId).orderBy("id").execute();
  }

  private async commission(n: number) {
    const rows = await this.rows();
    return rows[n % Math.max(rows.length, 1)];
  }

  private async payout() {
    const { payoutId } = this;
    const query = this.world.db.selectFrom("payouts").select("revision").where("id", "=", payoutId);
    return { payoutId, revision: (await query.executeTakeFirst())?.revision ?? 1 };
  }

  /** Somebody whom the payout pays; there may be others in it than the two of this history. */
  private async payee(n: number): Promise<string> {
    const lines = this.world.db.selectFrom("payoutLines").select("partnerId").where("payoutId", "=", this.payoutId);
    const partners = await lines.orderBy("partnerId").execute();
    return partners[n % Math.max(partners.length, 1)]?.partnerId ?? "";
  }

  async take(step: MoneyStep): Promise<void> {
    if (step.do === "fact") return this.recordOne(step);
    const { world, leads } = this;
    const system = world.ctxOf({ kind: "system" });
    const { finance } = world;
    const reason = "We looked again.";
    switch (step.do) {
      case "wait":
        world.clock.forward((step.at + 1) * day);
        await releaseHolds(system);
        return;
      case "again":
        return reconcileLead(system, leads[step.at % 3] ?? "");
      case "approveMany": {
        const targets = (await this.rows()).map(({ id, revision }) => ({ commissionId: id, revision }));
        await approveMany(finance, targets.slice(0, 100));
        return;
      }
      case "payout":
        this.payoutId = await makePayout(world, finance, step.currency);
        return;
      case "pay":
        return payPayout(finance, { ...(await this.payout()), reference: "NW-1" });
      case "undo":
        return undoPayout(finance, await this.payout());
      case "return":
        return returnLine(finance, { ...(await this.payout()), partnerId: await this.payee(step.at), reason });
      case "drop":
        return dropLine(finance, { ...(await this.payout()), partnerId: await this.payee(step.at) });
      case "flag":
      case "decide":
        return this.flag(step.do, step.at);
      case "tier":
      case "suspend":
      case "reinstate":
      case "end":
        return this.enrolment(step.do, step.who, step.at);
      default:
        return this.decide(step.do, step.at);
    }
  }

  private async decide(what: "approve" | "reject" | "revoke" | "fulfil" | "dispute", n: number): Promise<void> {
    const row = await this.commission(n);
    if (!row) return;
    const { finance } = this.world;
    const target = { commissionId: row.id, revision: row.revision };
    const reason = "We looked again.";
    if (what === "approve") return approveCommission(finance, target);
    if (what === "reject") return rejectCommission(finance, { ...target, reason });
    if (what === "revoke") return revokeApproval(finance, { ...target, reason });
    if (what === "fulfil") return fulfilCommission(finance, { ...target, reference: "GC-1" });
    const own = this.partners.find(({ actor }) => actor.partnerId === row.partnerId) ?? this.partners[0];
    const about = { leadId: row.leadId, commissionId: row.id, statement: reason };
    const { disputeId } = await openDispute(own, about);
    const answer = { disputeId, revision: 1, answer: reason, amount: String(n * 40) };
    await answerDispute(this.second, { ...answer, verdict: n % 4 === 0 ? "deny" : "uphold" });
  }

  private async recordOne(step: Extract<MoneyStep, { do: "fact" }>): Promise<void> {
    const { kind, cents, invoice, daysAgo, source } = step;
    const leadId = this.leads[step.lead] ?? "";
    const money = { amountMinor: String(cents), currency: step.currency };
    const bill = { invoiceId: `in_${invoice}`, refundId: `re_${source}` };
    // An invoice has one currency; a refund may name another one by mistake.
    const paid = { ...money, currency: invoice % 2 === 0 ? "USD" : "EUR" };
    const payload =
      kind === "invoice.paid"
        ? { ...paid, ...bill }
        : kind === "invoice.refunded"
          ? { ...money, ...bill }
          : kind === "opportunity.won"
            ? money
            : {};
    const moment = new Date(this.world.clock.now().getTime() - daysAgo * day);
    const sourceId = `${leadId}:${source}`;
    await recordFact(this.world, this.partner(step.lead), leadId, { kind, at: moment, payload, sourceId });
  }

  private async flag(what: "flag" | "decide", n: number): Promise<void> {
    const { world, leads, second } = this;
    const leadId = leads[n % 3] ?? "";
    const { partnerId } = this.partner(n % 3).actor;
    if (what === "flag") {
      const raised = { rule: "sameCompany", found: "The same name.", severity: "hold" } as const;
      const about = { partnerId, programId: world.programId, leadId };
      await inTransaction(world.db, (tx) => raiseFlag(tx, world.ctxOf({ kind: "system" }), about, raised));
    } else {
      const flags = world.db.selectFrom("fraudFlags").select(["id", "revision"]).where("leadId", "=", leadId);
      const found = await flags.executeTakeFirst();
      if (!found) return;
      const decision = n % 4 === 0 ? "confirmed" : "cleared";
      await decideFlag(second, { flagId: found.id, revision: found.revision, decision, reason: "Looked at." });
    }
    await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
  }

  private async enrolment(what: "tier" | "suspend" | "reinstate" | "end", n: number, at: number): Promise<void> {
    const { world, second } = this;
    const { programId } = world;
    const { partnerId } = this.partner(n).actor;
    const found = await world.db
      .selectFrom("enrolments")
      .select(["id", "revision"])
      .where("partnerId", "=", partnerId)
      .where("programId", "=", programId)
      .executeTakeFirstOrThrow();
    const target = { partnerId, enrolmentId: found.id, revision: found.revision, reason: "As agreed." };
    if (what === "tier") await changeTier(second, { ...target, tier: at % 2 === 0 ? "Gold" : "Silver" });
    else await moveEnrolment(second, { ...target, move: what });
    await reconcilePartner(world.ctxOf({ kind: "system" }), { partnerId, programId, since: new Date(0) });
  }

  /** The ledger as the commissions say, no month above its limit, and, when asked, all of it as the journal says. */
  async check(byJournal: boolean): Promise<string[]> {
    const { world } = this;
    const wrong: string[] = [];
    const ledgers = await Promise.all(this.partners.map(({ actor }) => ledgerOf(world, actor.partnerId)));
    for (const { rows, actual, wanted } of ledgers) {
      const accounts = Object.keys(wanted) as (keyof typeof wanted)[];
      for (const account of accounts)
        if (actual[account] !== wanted[account])
          wrong.push(`${account} is ${actual[account]} and has to be ${wanted[account]}`);
      const months = new Map<string, bigint>();
      for (const { month, amountMinor, currency: code, rejected } of rows)
        if (!rejected && code === "USD") months.set(month, (months.get(month) ?? 0n) + amountMinor);
      for (const [month, sum] of months) if (sum > 120_000n) wrong.push(`${month} came to ${sum}`);
    }
    if (!byJournal) return wrong;
    const { differences } = await inTransaction(world.db, async (tx) =>
      compareProgram(tx, world.programId, await listReserved(tx), world.clock.now()),
    );
    return [
      ...wrong,
      ...differences.map((one) => `${one.about}: ${one.what} ${one.books}, by the journal ${one.journal}`),
    ];
  }
}
