import { heldDays, holdReason, waitingWords } from "~/domain/commissions/rules";
import { getEntry } from "~/domain/journal/views/get-entry";
import { getCommissionNews, wasCappedBefore } from "~/domain/messages/views/news";
import { listPartnerRecipients } from "~/domain/messages/views/people";
import { partnerWords, type Words } from "~/domain/messages/words";
import { payoutRhythmWords } from "~/domain/onboarding/payment-words";
import { assert } from "~/kernel/assert";
import type { RewardKind } from "~/domain/programs/program-rules";
import { rewardKindNames } from "~/domain/programs/reward-words";
import { formatMoney } from "~/kernel/money";
import { isoDateIn } from "~/kernel/time";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, type Letter, tellPeople } from "../tell-people";

type CommissionNews = Awaited<ReturnType<typeof getCommissionNews>>;
type About = { companyName: string; commissionUrl: string; amount: { amountMinor: string; currency: string } };

/** News of money, to those of the partner who may see earnings; none where there is no letter. */
async function tellEarners(
  services: JobServices,
  entryId: string,
  words: (amount: string, company: string, kind: RewardKind) => Words,
  letter: (news: CommissionNews, about: About, timeZone: string) => Letter | null,
): Promise<void> {
  const ctx = systemCtx(services);
  const entry = await getEntry(ctx.db, entryId);
  assert(entry.partnerId, "a commission has a partner");
  const [news, people] = await Promise.all([
    getCommissionNews(ctx, entry),
    listPartnerRecipients(ctx, entry.partnerId, { about: "money" }),
  ]);
  const { id, companyName, amountMinor, currency } = news.commission;
  const kind = news.commission.kind as RewardKind;
  const href = paths.portal.commission(id);
  const about = {
    companyName,
    commissionUrl: addressOf(services, href),
    amount: { amountMinor: amountMinor.toString(), currency },
  };
  const told = people.flatMap((to) => {
    const mail = letter(news, about, to.timeZone);
    const said = words(formatMoney({ amountMinor, currency }), companyName, kind);
    return mail ? [{ to, words: said, href, letter: mail }] : [];
  });
  await tellPeople(services, entryId, told);
}

/** What holds the reward and until when: a review, or the program's days; undefined where nothing does. */
function holdOf({ commission, review }: CommissionNews): { until: string; reason: string } | undefined {
  if (review) {
    const reason = `A review is on (${review.category}), and what this lead earns waits for it. You can answer on its page.`;
    return { until: review.decideBy.toISOString(), reason };
  }
  if (heldDays(commission) <= 0) return undefined;
  return { until: commission.holdUntil.toISOString(), reason: holdReason(commission) };
}

/** By when a reward that nothing holds is approved and paid; nobody waits for an approval while it is held. */
function waitingOf(news: CommissionNews): string | undefined {
  const { kind, payoutRhythm } = news.commission;
  if (holdOf(news)) return undefined;
  return waitingWords({ kind, status: "awaiting_approval" }, payoutRhythm) ?? undefined;
}

export function tellAccrued(services: JobServices, entryId: string): Promise<void> {
  return tellEarners(services, entryId, partnerWords.earned, (news, about, timeZone) => ({
    template: "commission-accrued",
    props: {
      ...about,
      timeZone,
      rule: news.explanation.reward,
      arithmetic: news.explanation.arithmetic,
      hold: holdOf(news),
      waiting: waitingOf(news),
    },
  }));
}

export function tellApproved(services: JobServices, entryId: string): Promise<void> {
  return tellEarners(services, entryId, partnerWords.approved, ({ entry, commission }, about, timeZone) => ({
    template: "commission-approved",
    props: {
      ...about,
      timeZone,
      approvedAt: entry.occurredAt.toISOString(),
      heldUntil: heldDays(commission) > 0 ? commission.holdUntil.toISOString() : undefined,
      ...(commission.kind === "cash"
        ? { payouts: payoutRhythmWords(commission.payoutRhythm) ?? undefined }
        : { reward: rewardKindNames[commission.kind as RewardKind] }),
    },
  }));
}

export function tellNotApproved(services: JobServices, entryId: string): Promise<void> {
  return tellEarners(services, entryId, partnerWords.notApproved, ({ entry, commission }, about, timeZone) => ({
    template: "commission-rejected",
    props: {
      ...about,
      timeZone,
      reason: "It was checked and not approved",
      explanation: commission.decisionReason ?? "The reason is on its page.",
      decidedAt: entry.occurredAt.toISOString(),
    },
  }));
}

/** A reward that is no money was given; what is paid is told once for the whole payout. */
export function tellGiven(services: JobServices, entryId: string): Promise<void> {
  return tellEarners(services, entryId, partnerWords.given, ({ entry, commission }, about, timeZone) => {
    if (commission.kind === "cash") return null;
    assert(commission.paymentReference, "a reward that was given has a reference");
    return {
      template: "reward-given",
      props: {
        ...about,
        reward: rewardKindNames[commission.kind as RewardKind],
        reference: commission.paymentReference,
        givenOn: isoDateIn(entry.occurredAt, timeZone),
      },
    };
  });
}

/**
 * A commission became less, or a limit left nothing of it from the start: how much, why, what remains, and what of it
 * is netted. That a lead's cap is reached is told once: what its later milestones would have earned stands on its page.
 */
export async function tellReduced(services: JobServices, entryId: string): Promise<void> {
  const entry = await getEntry(services.database.db, entryId);
  const { deltaMinor, amountMinor, settledMinor, currency, why, byCap } = entry.payload;
  if (byCap === true && (await wasCappedBefore(systemCtx(services), entry))) return;
  const minor = (value: unknown) => BigInt(typeof value === "string" ? value : "0");
  const money = (value: bigint) => ({ amountMinor: value.toString(), currency: String(currency) });
  const remains = minor(amountMinor);
  const taken = -minor(deltaMinor);
  const above = minor(settledMinor) - remains;
  await tellEarners(
    services,
    entryId,
    (_amount, company) =>
      partnerWords.reduced(formatMoney({ amountMinor: taken, currency: String(currency) }), company),
    (news, { companyName, commissionUrl }, timeZone) => ({
      template: "commission-reversed",
      props: {
        companyName,
        commissionUrl,
        timeZone,
        taken: money(taken),
        remains: money(remains),
        why: typeof why === "string" ? why : news.explanation.arithmetic,
        changedAt: entry.occurredAt.toISOString(),
        netted: above > 0n ? money(above < taken ? above : taken) : undefined,
      },
    }),
  );
}
