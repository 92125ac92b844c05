import { listSignedTerms } from "db/queries/enrolments";
import { findPartner } from "db/queries/partners";
import { notFound } from "~/kernel/errors";
import { type PartnerCtx, scopeOf, type VendorCtx } from "../../context";

/** What an organisation has signed, each with the text that its signer read (Markdown). Throws `not-found`. */
export async function getSignedTerms(ctx: PartnerCtx | VendorCtx, partnerId: string) {
  const partner = await findPartner(ctx.db, scopeOf(ctx.actor), partnerId);
  if (!partner) throw notFound("partner");
  return {
    partnerId,
    partnerName: partner.legalName,
    signed: await listSignedTerms(ctx.db, partnerId),
    timeZone: ctx.actor.timeZone,
  };
}

export type SignedTerms = Awaited<ReturnType<typeof getSignedTerms>>;
