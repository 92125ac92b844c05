import { disputeWords, subjectWords } from "~/domain/disputes/dispute-words";
import { getDisputeNews } from "~/domain/messages/views/news";
import { listPartnerRecipients, listVendorRecipients } from "~/domain/messages/views/people";
import { partnerWords, vendorWords } from "~/domain/messages/words";
import { assert } from "~/kernel/assert";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, tellPeople } from "../tell-people";

/** A partner appealed: those who may answer see it in the app. */
export async function tellDisputeOpened(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const { dispute } = await getDisputeNews(ctx, entryId);
  const { people } = await listVendorRecipients(ctx, []);
  const href = paths.desk.dispute(dispute.id);
  const words = vendorWords.appealed(dispute.companyName, dispute.partnerName);
  const told = people.filter(({ userId }) => userId !== dispute.deciderId).map((to) => ({ to, words, href }));
  await tellPeople(services, entryId, told);
}

/** The answer, to those who hear the news that was appealed. */
export async function tellDisputeAnswered(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const { dispute, subject } = await getDisputeNews(ctx, entryId);
  const { answer, answeredAt, companyName, status } = dispute;
  assert(answer && answeredAt, "an answered appeal has its answer");
  const upheld = status === "upheld";
  const news = dispute.commissionId
    ? ({ about: "money" } as const)
    : ({ about: "decision", submittedBy: dispute.openedBy } as const);
  const people = await listPartnerRecipients(ctx, dispute.partnerId, news);
  const href = paths.portal.appeal(dispute.id);
  const effect = upheld ? subjectWords[subject].upheld : disputeWords.denied.next;
  const say = dispute.commissionId ? partnerWords.moneyAppealAnswered : partnerWords.appealAnswered;
  const told = people.map((to) => ({
    to,
    words: say(companyName, upheld, effect),
    href,
    letter: {
      template: "dispute-answered",
      props: {
        companyName,
        disputeUrl: addressOf(services, href),
        timeZone: to.timeZone,
        upheld,
        answer,
        effect,
        answeredAt: answeredAt.toISOString(),
      },
    } as const,
  }));
  await tellPeople(services, entryId, told);
}
