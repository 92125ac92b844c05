import { getCommissionNews } from "~/domain/messages/views/news";
import { listPartnerRecipients } from "~/domain/messages/views/people";
import { partnerWords, type Words } from "~/domain/messages/words";
import { assert } from "~/kernel/assert";
import { formatMoney } from "~/kernel/money";
import { day, isoDateIn } from "~/kernel/time";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, type Letter, tellPeople } from "../tell-people";

type CommissionNews = Awaited<ReturnType<typeof getCommissionNews>>;
type About = { companyName: string; commissionUrl: string; amount: { amountMinor: string; currency: string } };

/** News of money, to those of the partner who may see earnings. */
async function tellEarners(
  services: JobServices,
  entryId: string,
  words: (amount: string, company: string) => Words,
  letter: (news: CommissionNews, about: About, timeZone: string) => Letter,
): Promise<void> {
  const ctx = systemCtx(services);
  const news = await getCommissionNews(ctx, entryId);
  const { id, partnerId, companyName, amountMinor, currency } = news.commission;
  const href = paths.portal.commission(id);
  const about = {
    companyName,
    commissionUrl: addressOf(services, href),
    amount: { amountMinor: amountMinor.toString(), currency },
  };
  const people = await listPartnerRecipients(ctx, partnerId, { about: "money" });
  const told = people.map((to) => ({
    to,
    words: words(formatMoney({ amountMinor, currency }), companyName),
    href,
    letter: letter(news, about, to.timeZone),
  }));
  await tellPeople(services, entryId, told);
}

/** How long the program holds the reward and until when; undefined where it holds nothing. */
function holdOf({
  milestoneAt,
  holdUntil,
}: CommissionNews["commission"]): { until: string; reason: string } | undefined {
  const days = Math.round((holdUntil.getTime() - milestoneAt.getTime()) / day);
  if (days <= 0) return undefined;
  const reason = `The program holds this reward for ${days} ${days === 1 ? "day" : "days"}.`;
  return { until: holdUntil.toISOString(), reason };
}

export function tellAccrued(services: JobServices, entryId: string): Promise<void> {
  return tellEarners(services, entryId, partnerWords.earned, ({ commission, explanation }, about, timeZone) => ({
    template: "commission-accrued",
    props: {
      ...about,
      timeZone,
      rule: explanation.reward,
      arithmetic: explanation.arithmetic,
      hold: holdOf(commission),
    },
  }));
}

export function tellApproved(services: JobServices, entryId: string): Promise<void> {
  return tellEarners(services, entryId, partnerWords.approved, ({ entry }, about, timeZone) => ({
    template: "commission-approved",
    props: { ...about, timeZone, approvedAt: entry.occurredAt.toISOString() },
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

export function tellPaid(services: JobServices, entryId: string): Promise<void> {
  return tellEarners(services, entryId, partnerWords.paid, ({ entry, commission }, about, timeZone) => {
    assert(commission.paymentReference, "a paid commission has a reference");
    return {
      template: "commission-paid",
      props: { ...about, reference: commission.paymentReference, paidOn: isoDateIn(entry.occurredAt, timeZone) },
    };
  });
}
