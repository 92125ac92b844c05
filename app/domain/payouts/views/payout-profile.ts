import { findPayoutDetails, findTaxForm } from "db/queries/payout-profiles";
import type { PartnerCtx } from "../../context";
import type { TaxForm } from "../profile-form";

/** What the partner has told about its account and taxes; of numbers only their tails. */
export async function getPayoutProfile(ctx: PartnerCtx) {
  const { partnerId, partnerName, timeZone } = ctx.actor;
  const [details, tax] = await Promise.all([findPayoutDetails(ctx.db, partnerId), findTaxForm(ctx.db, partnerId)]);
  return {
    partnerName,
    details: details
      ? {
          accountHolder: details.accountHolder,
          bankCountry: details.bankCountry,
          accountTail: details.accountTail,
          bankCode: details.bankCode,
          changedAt: details.changedAt,
        }
      : null,
    tax: tax
      ? {
          form: tax.form as TaxForm,
          legalName: tax.legalName,
          taxIdTail: tax.taxIdTail,
          reason: tax.reason,
          signedName: tax.signedName,
          signedAt: tax.signedAt,
        }
      : null,
    timeZone,
  };
}

export type PayoutProfile = Awaited<ReturnType<typeof getPayoutProfile>>;
