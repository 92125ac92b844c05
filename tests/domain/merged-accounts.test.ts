import { beforeAll, describe, expect, it } from "vitest";
import { moveAccount } from "~/domain/review/commands/match-account";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import { readStripeEvent } from "~/domain/attribution/stripe-events";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { assert } from "~/kernel/assert";
import { day } from "~/kernel/time";
import { attributionIn, tenthOfInvoices } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { stripeText, type StripeText } from "../support/stripe-shapes";

const trial = {
  key: "trial",
  trigger: "trial.started" as const,
  amount: { type: "flat" as const, minor: "2500", currency: "USD" },
  holdDays: 0,
};
const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let rival: PartnerCtx;
let manager: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock(), tenthOfInvoices(trial));
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  rival = await world.member(await world.partner("Rival"), "Rae", "admin");
  manager = await world.vendor("Mara Keller", "partner_manager");
});

const at = (days: number) => new Date(world.clock.now().getTime() + days * day);
let stories = 0;

/** An account of the product that came through a click of this partner, with a trial that was paid for. */
async function signUp(partner: PartnerCtx) {
  stories += 1;
  const clickId = await tools.click(await tools.link(partner.actor), at(-9));
  const account = { externalId: `M-${stories}`, email: `kim@merged-${stories}.com` };
  await tools.report(
    { type: "account.created", account, attribution: { clickId }, occurredAt: at(-8).toISOString() },
    { type: "trial.started", account, occurredAt: at(-7).toISOString() },
  );
  await tools.settle();
  return account.externalId;
}

async function receive(text: StripeText) {
  const read = readStripeEvent(text.raw);
  assert(read, "it is one of Stripe's");
  await receiveEvents(world.ctxOf({ kind: "system" }), [read]);
  await tools.settle();
}

const checkOut = (customer: string, product: string) =>
  receive(
    stripeText("checkout.session.completed", { id: `cs_${customer}`, customer, client_reference_id: product }, at(-1)),
  );

const belonging = async (externalId: string) => {
  const one = await tools.attributed(externalId);
  assert(one?.leadId, "it has a lead");
  const { status } = await world.db
    .selectFrom("leads")
    .select("status")
    .where("id", "=", one.leadId)
    .executeTakeFirstOrThrow();
  const owed = await tools.owed(one.leadId);
  return {
    leadId: one.leadId,
    partnerId: one.partnerId,
    basis: one.basis,
    lead: status,
    owed: owed.map(({ amountMinor }) => amountMinor),
  };
};

describe("an account that Stripe's checkout names as one of its customers", () => {
  it("keeps its lead, with what was decided about it and what it earned", async () => {
    const product = await signUp(agency);
    const before = await belonging(product);
    expect(before).toMatchObject({ lead: "accepted", owed: [2_500n] });
    await checkOut(`cus_${product}`, product);
    expect(await belonging(`cus_${product}`)).toEqual(before);
    const paid = { id: `in_${product}`, customer: `cus_${product}`, amount_paid: 10_000, currency: "usd" };
    await receive(stripeText("invoice.paid", paid, at(0)));
    expect(await belonging(product)).toEqual({ ...before, owed: [2_500n, 1_000n] });
  });

  it("stays where somebody has put it", async () => {
    const product = await signUp(agency);
    const link = await tools.link(rival.actor);
    const { id: accountId } = await accountOf(product);
    const { id: instead } = await currentOf(accountId);
    const target = { kind: "link" as const, id: link.id };
    await moveAccount(manager, { accountId, target, instead, reason: "Rae showed the contract." });
    await tools.settle();
    const before = await belonging(product);
    expect(before).toMatchObject({ partnerId: rival.actor.partnerId, basis: "by_hand" });
    await checkOut(`cus_${product}`, product);
    expect(await belonging(`cus_${product}`)).toEqual(before);
  });

  it("keeps the lead that came first where the customer had brought one too", async () => {
    const product = await signUp(agency);
    const before = await belonging(product);
    const customer = `cus_${product}`;
    const clickId = await tools.click(await tools.link(rival.actor), at(-3));
    await receive(stripeText("customer.created", { id: customer, metadata: { fl_click: clickId } }, at(-2)));
    const second = await belonging(customer);
    expect(second.leadId).not.toBe(before.leadId);
    await checkOut(customer, product);
    expect(await belonging(customer)).toEqual(before);
    const other = world.db.selectFrom("leads").select("status").where("id", "=", second.leadId);
    expect(await other.executeTakeFirst()).toEqual({ status: "withdrawn" });
  });
});

const accountOf = (externalId: string) =>
  world.db
    .selectFrom("accountIds")
    .select("accountId as id")
    .where("externalId", "=", externalId)
    .executeTakeFirstOrThrow();
const currentOf = (accountId: string) =>
  world.db
    .selectFrom("attributions")
    .select("id")
    .where("accountId", "=", accountId)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
