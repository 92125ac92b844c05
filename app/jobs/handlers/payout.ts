import { counted } from "~/kernel/counted";
import { getPaymentNews } from "~/domain/messages/views/news";
import { listPartnerRecipients } from "~/domain/messages/views/people";
import { partnerWords } from "~/domain/messages/words";
import { assert } from "~/kernel/assert";
import { formatMoney } from "~/kernel/money";
import { isoDateIn } from "~/kernel/time";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, tellPeople } from "../tell-people";

async function openPayment(services: JobServices, entryId: string) {
  const ctx = systemCtx(services);
  const news = await getPaymentNews(ctx, entryId);
  const { amountMinor, currency } = news.amount;
  const people = await listPartnerRecipients(ctx, news.partnerId, { about: "money" });
  return { ...news, people, text: formatMoney({ amountMinor: BigInt(amountMinor), currency }) };
}

/** A payout was paid: one mail for all of a partner's commissions in it. */
export async function tellPaidOut(services: JobServices, entryId: string): Promise<void> {
  const { entry, people, amount, text, reference, commissions } = await openPayment(services, entryId);
  const month = entry.occurredAt.toISOString().slice(0, 7);
  const href = paths.portal.statements(month);
  const paidFor = counted(commissions, "commission");
  const told = people.map((to) => ({
    to,
    words: partnerWords.paidOut(text, reference),
    href,
    letter: {
      template: "payout-paid" as const,
      props: {
        amount,
        reference,
        paidFor,
        paidOn: isoDateIn(entry.occurredAt, to.timeZone),
        statementUrl: addressOf(services, href),
      },
    },
  }));
  await tellPeople(services, entryId, told);
}

/** The bank sent a partner's payment back: whoever looks after the money is asked to check the account. */
export async function tellReturned(services: JobServices, entryId: string): Promise<void> {
  const { people, amount, text, reference, returnReason } = await openPayment(services, entryId);
  assert(returnReason, "a payment that was returned has a reason");
  const told = people.map((to) => {
    const href = to.role === "admin" ? paths.portal.payoutProfile() : paths.portal.earnings();
    const profileUrl = addressOf(services, href);
    return {
      to,
      words: partnerWords.paymentReturned(text),
      href,
      letter: { template: "payout-returned" as const, props: { amount, reference, reason: returnReason, profileUrl } },
    };
  });
  await tellPeople(services, entryId, told);
}
