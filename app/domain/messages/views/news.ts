import {
  findAssetTitle,
  findOpportunityForNews,
  findPartnerMessage,
  getPaymentForNews,
  getCommissionForNews,
  getLeadForNews,
  getOfferForNews,
} from "db/queries/news";
import { listLeadFacts } from "db/queries/journal";
import { findDispute } from "db/queries/disputes";
import { findExtension } from "db/queries/lead-extensions";
import { assert } from "~/kernel/assert";
import { findHoldingReview } from "../../commissions/views/holding-review";
import type { CommissionExplanation } from "../../commissions/types";
import type { DisputeSubject } from "../../disputes/types";
import type { Ctx } from "../../context";
import type { JournalPayload } from "../../journal/append-journal";
import { getEntry, type JournalEntry } from "../../journal/views/get-entry";
import { dueRules } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";

function textOf(entry: JournalEntry, key: string): string {
  const value = entry.payload[key];
  assert(typeof value === "string", "the entry carries what its followers need");
  return value;
}

/** A fact about a lead with the lead and the rules that it is pinned to. */
export async function getLeadNews(ctx: Ctx, entryId: string) {
  const entry = await getEntry(ctx.db, entryId);
  assert(entry.leadId, "news of a lead belong to a lead");
  const lead = await getLeadForNews(ctx.db, entry.leadId);
  const { rules } = await loadVersion(ctx.db, lead.programVersionId);
  return { entry, lead, rules };
}

export type LeadNews = Awaited<ReturnType<typeof getLeadNews>>;

/** What was said, from the message that the entry points to. */
export async function getMessageOf(ctx: Ctx, entry: JournalEntry) {
  assert(entry.leadId, "a message belongs to a lead");
  const message = await findPartnerMessage(ctx.db, entry.leadId, textOf(entry, "messageId"));
  assert(message, "the message of an entry for partners is one for partners");
  return message;
}

/** The offer that the entry points to, with the reason for the choice as one line. */
export async function getOfferOf(ctx: Ctx, entry: JournalEntry) {
  const { why, ...offer } = await getOfferForNews(ctx.db, textOf(entry, "offerId"));
  const items = why as { rule: string; found: string }[];
  return { ...offer, because: items.map(({ rule, found }) => `${rule}: ${found}`).join("; ") };
}

export async function findOpportunityOf(ctx: Ctx, leadId: string) {
  return (await findOpportunityForNews(ctx.db, leadId)) ?? null;
}

/** The commission that the entry points to, with the explanation that partner and finance share. */
export async function getCommissionNews(ctx: Ctx, entry: JournalEntry) {
  const commission = await getCommissionForNews(ctx.db, textOf(entry, "commissionId"));
  const review = await findHoldingReview(ctx.db, commission);
  return { entry, commission, review, explanation: commission.explanation as CommissionExplanation };
}

/** Whether the cap of the entry's lead left nothing of the same reward for an earlier milestone already. */
export async function wasCappedBefore(ctx: Ctx, entry: JournalEntry): Promise<boolean> {
  assert(entry.leadId, "a commission belongs to a lead");
  const cuts = await listLeadFacts(ctx.db, entry.leadId, ["commission.cut"]);
  const first = cuts.find(({ payload }) => {
    const { byCap, rewardKey } = payload as JournalPayload;
    return byCap === true && rewardKey === entry.payload.rewardKey;
  });
  return first !== undefined && first.id !== entry.id;
}

/** The appeal that the entry points to. */
export async function getDisputeNews(ctx: Ctx, entryId: string) {
  const entry = await getEntry(ctx.db, entryId);
  const dispute = await findDispute(ctx.db, { all: true }, textOf(entry, "disputeId"));
  assert(dispute, "an appeal stays");
  return { entry, dispute, subject: dispute.subject as DisputeSubject };
}

/** The asset that the entry points to; null when it is gone. */
export async function findAssetNews(ctx: Ctx, entryId: string) {
  const entry = await getEntry(ctx.db, entryId);
  const assetId = textOf(entry, "assetId");
  const asset = await findAssetTitle(ctx.db, assetId);
  return asset ? { assetId, versionId: textOf(entry, "versionId"), title: asset.title } : null;
}

/** By when the review of the lead that came in with the entry is due, in ISO 8601. */
export function reviewByOf(entry: JournalEntry): string {
  return textOf(entry, "reviewBy");
}

/** Until when the lead of the entry is protected, in ISO 8601. */
export function protectedUntilOf(entry: JournalEntry): string {
  return textOf(entry, "protectedUntil");
}

/** What was written with the answer to a request for more protection; perhaps nothing. */
export async function getAnswerOfExtension(ctx: Ctx, leadId: string): Promise<string> {
  return (await findExtension(ctx.db, { all: true }, leadId))?.answer ?? "";
}

/** By when the company is contacted: assignment, the rep's answer and first contact, each within its service level. */
export function firstContactBy(news: LeadNews): Date {
  const { serviceLevels } = news.rules;
  const assigned = dueRules.assign(news.entry.occurredAt, serviceLevels).at;
  const taken = dueRules.repAnswer(assigned, serviceLevels).at;
  return dueRules.firstContact(taken, serviceLevels).at;
}

/** A payment of a payout that the entry points to: the amount is the entry's. Minor units. */
export async function getPaymentNews(ctx: Ctx, entryId: string) {
  const entry = await getEntry(ctx.db, entryId);
  const { partnerId } = entry;
  assert(partnerId, "a payment has its partner");
  const { reference, returnReason, commissions } = await getPaymentForNews(ctx.db, {
    payoutId: textOf(entry, "payoutId"),
    partnerId,
  });
  assert(reference, "a payout that was paid has a reference");
  const amount = { amountMinor: textOf(entry, "amountMinor"), currency: textOf(entry, "currency") };
  return { entry, partnerId, amount, reference, returnReason, commissions: Number(commissions ?? 0) };
}
