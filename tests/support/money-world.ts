import { sql } from "kysely";
import { demoProgramRules } from "db/seeds/demo-program";
import { inTransaction } from "db/tx";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { positionOf } from "~/domain/commissions/standing";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { appendJournal, type JournalPayload } from "~/domain/journal/append-journal";
import type { JournalKind } from "~/domain/journal/kinds";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { newId } from "~/kernel/ids";
import type { TestDatabase } from "./database";
import { Clock, createWorld, type World } from "./factories";
import { completePayoutProfile } from "./pay-everything";

/** Two steps, holds, caps and a ceiling: everything that can cut, delay or grow an amount. */
export const moneyRules = {
  ...demoProgramRules,
  rewards: [
    {
      key: "qualified",
      trigger: "lead.qualified",
      amount: { type: "flat", minor: "25000", currency: "USD" },
      holdDays: 0,
    },
    {
      key: "paid",
      trigger: "invoice.paid",
      amount: { type: "percent", basisPoints: 1_000 },
      holdDays: 10,
      recurring: { months: 12 },
      capPerLead: { USD: "90000" },
    },
    {
      key: "bonus",
      trigger: "opportunity.won",
      conditions: { volume: { from: 2, to: null } },
      amount: { type: "percent", basisPoints: 500 },
      holdDays: 5,
    },
  ],
  limits: { rewardsPerMonth: 6, amountPerMonth: { USD: "120000" } },
  approval: { autoApproveUpTo: { USD: "1000" }, fourEyesFrom: { USD: "60000" } },
  clawback: { days: 60 },
} as StoredProgramRules;

export type MoneyWorld = World & { finance: VendorCtx; newPartner(): Promise<PartnerCtx> };

/** A program with money rules, somebody of finance, and partners that can be paid. */
export async function createMoneyWorld(
  database: TestDatabase,
  rules = moneyRules,
  clock = new Clock(),
): Promise<MoneyWorld> {
  const world = await createWorld(database, clock, rules);
  const finance = await world.vendor("Finn Ledger", "finance");
  let partners = 0;
  return {
    ...world,
    finance,
    newPartner: async () => {
      const organisation = await world.partner(`Partner ${++partners}`);
      const admin = await world.member(organisation, `Admin ${partners}`, "admin");
      await completePayoutProfile(world, organisation.id, admin.actor.userId);
      return admin;
    },
  };
}

/** An accepted lead about a company of its own. */
export async function acceptedLead(world: World, partner: PartnerCtx): Promise<string> {
  const leadId = await world.submit(partner, `Company ${newId("lead").slice(-12)}`);
  await recordFact(world, partner, leadId, { kind: "lead.accepted", at: world.clock.now(), payload: {} });
  return leadId;
}

export type MoneyFact = { kind: JournalKind; at: Date; payload: JournalPayload; sourceId?: string };

/** Records a fact as an integration would; a second delivery of the same source id changes nothing. */
export async function recordFact(world: World, partner: PartnerCtx, leadId: string, fact: MoneyFact): Promise<void> {
  const { kind, at, payload, sourceId = newId("jrn") } = fact;
  const known = await world.db
    .selectFrom("journal")
    .select("id")
    .where("source", "=", "billing")
    .where("sourceId", "=", sourceId)
    .executeTakeFirst();
  if (known) return;
  await inTransaction(world.db, (tx) =>
    appendJournal(tx, world.ctxOf({ kind: "system" }), {
      kind,
      leadId,
      partnerId: partner.actor.partnerId,
      programId: world.programId,
      payload,
      occurredAt: at,
      source: { name: "billing", id: sourceId },
    }),
  );
  await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
}

/** The partner's ledger as it is, and as its cash commissions say that it has to be. Minor units by account. */
export async function ledgerOf(world: World, partnerId: string) {
  const rows = await world.db.selectFrom("commissions").selectAll().where("partnerId", "=", partnerId).execute();
  const { rows: posted } = await sql<{ kind: string; sum: string }>`
    select a.kind, sum(e.amount_minor) as sum from ledger_entries e
    join ledger_accounts a on a.id = e.account_id
    join ledger_transactions t on t.id = e.transaction_id
    join commissions c on c.id = t.commission_id
    where c.partner_id = ${partnerId} group by a.kind
  `.execute(world.db);
  const actual = Object.fromEntries(posted.map(({ kind, sum }) => [kind, BigInt(sum)]));
  const sum = (part: "accrued" | "payable" | "receivable" | "settled") =>
    rows.reduce((total, row) => (row.kind === "cash" ? total + positionOf(row)[part] : total), 0n);
  const wanted = {
    partner_accrued: -sum("accrued"),
    partner_payable: -sum("payable"),
    partner_receivable: sum("receivable"),
    cash_clearing: -sum("settled"),
    program_expense: sum("accrued") + sum("payable") - sum("receivable") + sum("settled"),
  };
  const whole = { partner_accrued: 0n, partner_payable: 0n, partner_receivable: 0n, cash_clearing: 0n };
  return { rows, actual: { ...whole, program_expense: 0n, ...actual }, wanted };
}
