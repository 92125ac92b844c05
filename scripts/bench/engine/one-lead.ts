import { demoProgramRules } from "db/seeds/demo-program";
import { columnsOf, differs } from "~/domain/commissions/columns";
import { evaluate } from "~/domain/commissions/evaluate";
import { monthOf } from "~/domain/commissions/limits";
import { limitClaims, mergeClaims, outrankedOf, type PostedClaim } from "~/domain/commissions/reconcile";
import type { LeadFact } from "~/domain/commissions/types";
import { programRules } from "~/domain/programs/program-rules";
import { assert } from "~/kernel/assert";
import { day } from "~/kernel/time";

const start = Date.UTC(2026, 0, 10, 12);
const invoices = 60;

/** Every invoice of five years, a trial, a deal, and limits: what makes a program do the most work. */
const rules = programRules.parse({
  ...demoProgramRules,
  rewards: [
    { key: "trial", trigger: "trial.started", amount: { type: "flat", minor: "2500", currency: "USD" }, holdDays: 0 },
    { key: "won", trigger: "opportunity.won", amount: { type: "percent", basisPoints: 1_000 }, holdDays: 30 },
    {
      key: "paid",
      trigger: "invoice.paid",
      amount: { type: "percent", basisPoints: 1_250 },
      holdDays: 30,
      recurring: { months: null },
    },
  ],
  limits: { rewardsPerMonth: 20, amountPerMonth: { USD: "500000" } },
  clawback: { days: 60 },
});

/** A lead's story in a hundred facts: how it was won, and sixty invoices of which every other was refunded in part. */
export function hundredFacts(): LeadFact[] {
  let number = 0;
  const fact = (kind: string, atDay: number, payload: LeadFact["payload"] = {}): LeadFact => {
    number += 1;
    return { id: `jrn_${String(number).padStart(26, "0")}`, kind, occurredAt: new Date(start + atDay * day), payload };
  };
  const usd = (minor: number) => ({ amountMinor: String(minor), currency: "USD" });
  const first = ["lead.submitted", "lead.accepted", "lead.qualified", "account.created", "trial.started"];
  const story = first.map((kind, at) => fact(kind, at));
  story.push(fact("opportunity.opened", 6, usd(4_800_000)), fact("opportunity.won", 9, usd(4_800_000)));
  for (let n = 0; n < 3; n += 1) story.push(fact("feature.activated", 10 + n));
  for (let n = 0; n < invoices; n += 1) {
    const invoiceId = `in_${n}`;
    story.push(fact("invoice.paid", 20 + n * 30, { ...usd(90_000 + n * 77), invoiceId }));
    if (n % 2 === 0)
      story.push(fact("invoice.refunded", 25 + n * 30, { ...usd(1_111 + n), invoiceId, refundId: `re_${n}` }));
  }
  assert(story.length === 100, "a hundred facts");
  return story;
}

const zone = rules.serviceLevels.calendar.timeZone;
const base = {
  leadId: "lead_1",
  partnerId: "ptnr_1",
  accountKey: "acme.example",
  limits: rules.limits,
  timeZone: zone,
};
const lead = { id: "lead_1", source: "portal", employeeCount: 800, planTier: "growth" };
const alone = { tiers: [], endedAt: null, milestones: [] };

/** What is due for the facts under all limits, with what is written of it. */
function work(facts: readonly LeadFact[], posted: readonly PostedClaim[]) {
  const evaluation = evaluate({ number: 3, rules }, facts, lead, alone);
  const claims = mergeClaims([{ base, ...evaluation }], posted);
  const outranked = outrankedOf(claims);
  return [...limitClaims(claims, outranked)].map(([claim, limited]) => {
    assert(claim.due, "nothing lapses here");
    return { claim, state: columnsOf(claim, limited, outranked.has(claim), rules) };
  });
}

/**
 * Prepares the computing part of a reconciliation of a lead with a hundred facts that has its commissions already.
 * @returns one whole computation: evaluation, limits, and the comparison with what is posted; it says how many differ
 */
export function prepareLead(): { commissions: number; reconcile(): number } {
  const facts = hundredFacts();
  const rows = work(facts, []).map(({ claim, state }, index) => ({
    // As the database gives them: nothing of it is the same object.
    posted: { ...claim, id: `comm_${index}`, month: monthOf(claim.milestoneAt, zone), outranked: state.outranked },
    state: structuredClone(state),
  }));
  const states = new Map(rows.map(({ posted, state }) => [posted.id, state]));
  const posted = rows.map((row) => row.posted);
  return {
    commissions: rows.length,
    reconcile: () =>
      work(facts, posted).filter(({ claim, state }) => {
        const row = states.get(claim.posted?.id ?? "");
        return !row || differs(row, state);
      }).length,
  };
}

const warmUp = 20;

/**
 * Milliseconds of CPU that each of some runs takes, after the first ones, which still compile. Time on the clock would
 * say what else the machine does.
 */
export function measureLead(reconcile: () => number, runs: number): number[] {
  for (let run = 0; run < warmUp; run += 1) reconcile();
  return Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    reconcile();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}
