import { inTransaction } from "db/tx";
import { beforeAll, expect, it } from "vitest";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import type { PartnerCtx } from "~/domain/context";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import { changeProgramPage } from "~/domain/onboarding/commands/change-program-page";
import { createPayout } from "~/domain/payouts/commands/create-payout";
import type { NewPayoutQuery } from "~/domain/payouts/input";
import { openNewPayout, previewPayout } from "~/domain/payouts/views/preview-payout";
import { formatMoney } from "~/kernel/money";
import { day, isoDateIn } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";
import { makePayout, payEverything } from "../support/pay-everything";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
const terms = (days = 0) => {
  const at = new Date(world.clock.now().getTime() - days * day);
  return { currency: "USD", cutOff: isoDateIn(at, world.finance.actor.timeZone), minimum: "0" };
};

/** A lead that was qualified for $250, approved or not. */
async function qualified(who: PartnerCtx, approve: boolean): Promise<string> {
  const leadId = await acceptedLead(world, who);
  await recordFact(world, who, leadId, { kind: "lead.qualified", at: world.clock.now(), payload: {} });
  if (approve) await approveLast(leadId);
  return leadId;
}

async function approveLast(leadId: string): Promise<void> {
  const { id: commissionId, revision } = await database.db
    .selectFrom("commissions")
    .select(["id", "revision"])
    .where("leadId", "=", leadId)
    .executeTakeFirstOrThrow();
  await approveCommission(world.finance, { commissionId, revision });
}

async function flag(who: PartnerCtx, leadId: string): Promise<void> {
  const about = { partnerId: who.actor.partnerId, programId: world.programId, leadId };
  const raised = { rule: "sameCompany", found: "The same name.", severity: "hold" } as const;
  await inTransaction(world.db, (tx) => raiseFlag(tx, world.ctxOf({ kind: "system" }), about, raised));
  await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
}

type Lines = Awaited<ReturnType<typeof previewPayout>>["ready"];
const shown = (lines: Lines, of: PartnerCtx) =>
  lines
    .filter(({ partnerId }) => partnerId === of.actor.partnerId)
    .flatMap(({ commissions }) =>
      commissions.map(
        ({ amountMinor, reward, why }) => `${formatMoney({ amountMinor, currency: "USD" })} ${reward} | ${why}`,
      ),
    )
    .sort();

beforeAll(async () => {
  world = await createMoneyWorld(database);
  partner = await world.newPartner();
});

it("opens into what is in, with the rule and why, and into what a flag, the cut-off and a hold keep out", async () => {
  const other = await world.newPartner();
  await qualified(partner, true);
  const flagged = await qualified(partner, true);
  await flag(partner, flagged);
  world.clock.forward(2 * day);
  await qualified(partner, true);
  await qualified(partner, false);
  await flag(other, await qualified(other, true));
  const { ready, waiting, totalMinor } = await previewPayout(world.finance, terms(1));
  expect(totalMinor).toBe(25_000n);
  expect(shown(ready, partner)).toEqual(["$250 $250 when the lead is qualified | Approved on 24 Nov 2026."]);
  const stopped = "$250 $250 when the lead is qualified | Stopped by a flag, Partner's own company;";
  expect(shown(waiting, partner).map((text) => text.replace(/ it is decided by .*/, ""))).toEqual([
    "$250 $250 when the lead is qualified | Approved on 26 Nov 2026, after the cut-off.",
    stopped,
  ]);
  expect(shown(waiting, other)[0]).toContain(stopped);
  const line = ready.find(({ partnerId }) => partnerId === partner.actor.partnerId);
  expect(line?.notApproved).toEqual({ count: 1, amountMinor: 25_000n });
  expect(waiting.find(({ partnerId }) => partnerId === other.actor.partnerId)?.amountMinor).toBe(25_000n);
});

it("shows what was taken back after payment in the line that it is netted from", async () => {
  const payee = await world.newPartner();
  const leadId = await qualified(payee, true);
  await payEverything(world, world.finance, "NW-1");
  await recordFact(world, payee, leadId, {
    kind: "fraud.confirmed",
    at: world.clock.now(),
    payload: { flagId: "flag_x", rule: "sameCompany" },
  });
  await qualified(payee, true);
  await qualified(payee, true);
  const { ready } = await previewPayout(world.finance, terms());
  // $250 + $250 − $250 = $250
  expect(ready.find(({ partnerId }) => partnerId === payee.actor.partnerId)?.amountMinor).toBe(25_000n);
  expect(shown(ready, payee)).toEqual(
    [
      "$250 $250 when the lead is qualified | Approved on 26 Nov 2026.",
      "$250 $250 when the lead is qualified | Approved on 26 Nov 2026.",
      "-$250 $250 when the lead is qualified | Taken back after it was paid; it is netted.",
    ].sort(),
  );
});

it("shows money that only flags stop, though nothing else can be paid", async () => {
  await makePayout(world, world.finance);
  const { preview } = await openNewPayout(world.finance, {});
  expect(preview?.ready).toEqual([]);
  expect(preview?.waiting).toHaveLength(2);
});

it("takes no day that is still to come, in the zone of who makes it", async () => {
  const cutOff = isoDateIn(new Date(world.clock.now().getTime() + day), world.finance.actor.timeZone);
  const message = "This day is still to come. Give today or an earlier day.";
  const { errors, preview, terms: shown } = await openNewPayout(world.finance, { cutOff });
  expect({ errors, preview, cutOff: shown.cutOff }).toEqual({ errors: { cutOff: [message] }, preview: null, cutOff });
  const made = createPayout(world.finance, { ...terms(-1), seenMinor: "0" });
  await expect(made).rejects.toMatchObject({ code: "invalid-input", details: { field: "cutOff", message } });
});

it("starts with the minimum that the programs' pages promise in the currency, and keeps what is typed", async () => {
  const admin = await world.vendor("Ada Marsh", "admin");
  const said = { payoutRhythm: "monthly" as const, payoutMinimum: "40", payoutCurrency: "USD" };
  const page = { programId: world.programId, revision: 0, summary: "", questions: [], ...said };
  await changeProgramPage(admin, page);
  const open = (query: NewPayoutQuery) => openNewPayout(world.finance, query);
  expect(await open({})).toMatchObject({
    terms: { minimum: "40.00" },
    usual: {
      minimumFrom: "As the programs' pages say: Agency Program $40.",
      rhythm: "Paid as the programs' pages say: Agency Program once a month.",
    },
  });
  expect((await open({ currency: "USD", minimum: "70", shownIn: "USD" })).terms.minimum).toBe("70");
  // What was typed for dollars says nothing of yen.
  expect((await open({ currency: "JPY", minimum: "70", shownIn: "USD" })).terms.minimum).toBe("0");
});
