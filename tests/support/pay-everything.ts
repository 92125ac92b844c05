import { createPayout } from "~/domain/payouts/commands/create-payout";
import { payPayout } from "~/domain/payouts/commands/settle-payout";
import { previewPayout } from "~/domain/payouts/views/preview-payout";
import type { VendorCtx } from "~/domain/context";
import { isoDateIn } from "~/kernel/time";
import { testVault, type World } from "./factories";

/** Lets a partner be paid: its bank account and tax form are there. */
export async function completePayoutProfile(world: World, partnerId: string, userId: string): Promise<void> {
  const at = world.clock.now();
  const account = { accountSealed: testVault.seal("DE89370400440532013000"), accountTail: "3000" };
  const details = { accountHolder: "Holder", bankCountry: "DE", ...account, changedBy: userId, changedAt: at };
  await world.db
    .insertInto("payoutDetails")
    .values({ partnerId, ...details })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const form = { form: "w8ben_e", legalName: "Holder", signedName: "Holder", signedBy: userId, signedAt: at };
  await world.db
    .insertInto("taxForms")
    .values({ partnerId, ...form })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Makes a payout of all that is payable in a currency up to today; gives its id. Throws as `createPayout`. */
export async function makePayout(world: World, finance: VendorCtx, currency = "USD"): Promise<string> {
  const terms = { currency, cutOff: isoDateIn(world.clock.now(), finance.actor.timeZone), minimum: "0" };
  const { totalMinor } = await previewPayout(finance, terms);
  const { payoutId } = await createPayout(finance, { ...terms, seenMinor: totalMinor.toString() });
  return payoutId;
}

/** The same, and marks it as paid. */
export async function payEverything(world: World, finance: VendorCtx, reference: string): Promise<string> {
  const payoutId = await makePayout(world, finance);
  await payPayout(finance, { payoutId, revision: await world.revisionOf("payouts", payoutId), reference });
  return payoutId;
}
