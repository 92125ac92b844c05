import { upsertPayoutDetails, upsertTaxForm } from "db/queries/payout-profiles";
import { inTransaction } from "db/tx";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { PayoutDetailsInput, TaxFormInput } from "../profile-form";

/** What stays readable of a number: its last four characters, of a short one fewer. */
const tailOf = (number: string) => number.slice(-Math.min(4, Math.floor(number.length / 2)));

/** Takes down where the partner's money goes. The number is sealed; only its tail can be read again. */
export async function savePayoutDetails(ctx: PartnerCtx, input: PayoutDetailsInput): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { accountSecret, ...rest } = input;
  await inTransaction(ctx.db, async (tx) => {
    await upsertPayoutDetails(tx, {
      partnerId,
      ...rest,
      accountSealed: ctx.vault.seal(accountSecret),
      accountTail: tailOf(accountSecret),
      changedBy: userId,
      changedAt: ctx.now(),
    });
    await appendJournal(tx, ctx, { kind: "payout_profile.changed", partnerId, payload: { part: "account" } });
  });
}

/** Takes a signed tax form in place of the one before. The number is sealed; only its tail can be read again. */
export async function signTaxForm(ctx: PartnerCtx, input: TaxFormInput): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { form, legalName, taxIdSecret, reason, signedName } = input;
  await inTransaction(ctx.db, async (tx) => {
    await upsertTaxForm(tx, {
      partnerId,
      form,
      legalName,
      reason,
      taxIdSealed: taxIdSecret && ctx.vault.seal(taxIdSecret),
      taxIdTail: tailOf(taxIdSecret),
      signedName,
      signedBy: userId,
      signedAt: ctx.now(),
    });
    await appendJournal(tx, ctx, { kind: "payout_profile.changed", partnerId, payload: { part: "tax_form", form } });
  });
}
