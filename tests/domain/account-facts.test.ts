import { beforeAll, describe, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { recordAccountFact } from "~/domain/sales/commands/record-account-fact";
import type { AccountFactInput } from "~/domain/sales/input";
import { day, hour, isoDateIn } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { leadAt } from "../support/lead-stages";
import { createMoneyWorld, type MoneyWorld } from "../support/money-world";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
let finance: VendorCtx;
let acceptedLead: () => Promise<string>;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  partner = await world.newPartner();
  finance = world.finance;
  const manager = await world.vendor("Mara Keller", "partner_manager");
  acceptedLead = () => leadAt({ world, manager, rep: manager }, partner, "routing");
});

const today = () => isoDateIn(world.clock.now(), finance.actor.timeZone);
const record = (leadId: string, fact: Partial<AccountFactInput> & { kind: AccountFactInput["kind"] }) =>
  recordAccountFact(finance, { leadId, occurredOn: today(), amount: "", currency: "USD", ...fact });
const invoice = (amount: string, invoiceId = "in_1") => ({ kind: "invoice.paid" as const, amount, invoiceId });
const refund = (amount: string, invoiceId = "in_1") => ({ kind: "invoice.refunded" as const, amount, invoiceId });
const amounts = async (leadId: string) => {
  await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
  const rows = await database.db.selectFrom("commissions").select("amountMinor").where("leadId", "=", leadId).execute();
  return rows.map(({ amountMinor }) => amountMinor);
};

describe("a fact recorded by hand", () => {
  it.each([0, 1])(
    "on the day of the submission follows it, whatever the hour (recorded %s days later)",
    async (days) => {
      world.clock.at = new Date("2026-11-24T22:30:00Z");
      const leadId = await acceptedLead();
      const occurredOn = today();
      world.clock.forward(hour + days * day);
      await record(leadId, { ...invoice("1000"), occurredOn });
      expect(await amounts(leadId)).toEqual([10_000n]);
    },
  );

  it("is refused at its field, and nothing of it is kept", async () => {
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    const refusals = [
      [refund("1000.01"), "amount"],
      [refund("1", "in_9"), "invoiceId"],
      [{ ...refund("1"), currency: "EUR" }, "currency"],
      [{ kind: "invoice.paid" as const, amount: "5" }, "invoiceId"],
      [invoice("0", "in_2"), "amount"],
      [invoice("1e3", "in_2"), "amount"],
      [{ ...invoice("5", "in_2"), occurredOn: "2099-01-01" }, "occurredOn"],
      [{ ...invoice("5", "in_2"), occurredOn: "0000-01-01" }, "occurredOn"],
      [{ ...invoice("5", "in_2"), occurredOn: "1969-12-31" }, "occurredOn"],
      [{ kind: "subscription.canceled" as const, occurredOn: "0000-01-01" }, "occurredOn"],
    ] as const;
    for (const [fact, field] of refusals) {
      await expect(record(leadId, fact), JSON.stringify(fact)).rejects.toMatchObject({ details: { field } });
    }
    await expect(record(leadId, invoice("1000"))).rejects.toMatchObject({ code: "already-done" });
    expect(await amounts(leadId)).toEqual([10_000n]);
  });

  it("of money that went back takes the reward back in proportion", async () => {
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    await record(leadId, refund("300"));
    await record(leadId, refund("200"));
    expect(await amounts(leadId)).toEqual([5_000n]);
  });

  it("belongs to an accepted lead", async () => {
    const leadId = await world.submit(partner, "Undecided Works");
    await expect(record(leadId, invoice("1000"))).rejects.toMatchObject({ code: "wrong-state" });
  });
});
