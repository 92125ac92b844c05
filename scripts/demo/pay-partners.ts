import { upsertPayoutDetails, upsertTaxForm } from "db/queries/payout-profiles";
import type { Tx } from "db/tx";
import { listPayouts } from "db/queries/payout-lists";
import { findPayout, listPayoutLines } from "db/queries/payouts";
import { createPayout } from "~/domain/payouts/commands/create-payout";
import { payPayout, returnLine } from "~/domain/payouts/commands/settle-payout";
import { getPayableCurrencies, previewPayout } from "~/domain/payouts/views/preview-payout";
import { assert } from "~/kernel/assert";
import { isoDateIn } from "~/kernel/time";
import type { World } from "./world";

/** All partners but the last have told where their money goes; that one's payments wait for it. */
export async function addPayoutProfiles(tx: Tx, world: World): Promise<void> {
  for (const { partnerId, users } of world.partners.slice(0, -1)) {
    const [admin] = users;
    if (!admin) continue;
    const { name, userId } = admin.actor;
    const account = `10004${partnerId.replace(/\D/g, "").slice(-5).padStart(5, "7")}`;
    await upsertPayoutDetails(tx, {
      partnerId,
      accountHolder: admin.actor.partnerName,
      bankCountry: "US",
      accountSealed: admin.vault.seal(account),
      accountTail: account.slice(-4),
      bankCode: "021000021",
      changedBy: userId,
      changedAt: world.clock.now,
    });
    await upsertTaxForm(tx, {
      partnerId,
      form: "w9",
      legalName: admin.actor.partnerName,
      taxIdSealed: admin.vault.seal(`12${account.slice(-7)}`),
      taxIdTail: account.slice(-4),
      signedName: name,
      signedBy: userId,
      signedAt: world.clock.now,
    });
  }
}

/** What finance does at the start of a month: one payout per currency; the newest one is not paid yet. */
export async function payPartners(world: World, newest: boolean): Promise<void> {
  const { finance, clock } = world;
  const cutOff = isoDateIn(clock.now, finance.actor.timeZone);
  for (const currency of await getPayableCurrencies(finance)) {
    const terms = { currency, cutOff, minimum: "50" };
    const { ready, totalMinor } = await previewPayout(finance, terms);
    if (ready.length === 0) continue;
    const { payoutId } = await createPayout(finance, { ...terms, seenMinor: totalMinor.toString() });
    if (newest) continue;
    await payPayout(finance, { payoutId, revision: 1, reference: `NL-${cutOff.slice(0, 7)}-${currency}` });
  }
}

/** The bank sends the newest payment in a currency back, which is then payable again. */
export async function returnNewestPayment({ finance }: World, currency: string): Promise<void> {
  const payouts = await listPayouts(finance.db, {}, { after: null, backwards: false, limit: 100 });
  const newest = payouts.find((payout) => payout.currency === currency && payout.status === "paid");
  const paid = newest && (await findPayout(finance.db, newest.id));
  assert(paid, "the demo pays in this currency");
  const [line] = await listPayoutLines(finance.db, paid.id);
  assert(line, "a payout has payments");
  const reason = "The bank did not know the account any more: it has moved to another branch.";
  await returnLine(finance, { payoutId: paid.id, revision: paid.revision, partnerId: line.partnerId, reason });
}
