import { labelOf, withdrawReasons } from "~/domain/leads/fields";
import { isMoved } from "~/domain/leads/moved-words";
import { getMessageOf } from "~/domain/messages/views/news";
import { listVendorRecipients } from "~/domain/messages/views/people";
import { partnerWords, vendorWords } from "~/domain/messages/words";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, tellPeople } from "../tell-people";
import { newsForPartner, openLeadNews } from "./tell-partner";

/** The partner answered: the reviewer hears it, by mail too while the lead waits for the decision. */
export async function tellAnswered(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const { entry, lead } = await openLeadNews(services, entryId);
  const { body } = await getMessageOf(ctx, entry);
  const { people, isTheirs } = await listVendorRecipients(ctx, [lead.reviewerId]);
  const href = paths.desk.review(lead.id);
  const reviewBy = isTheirs && lead.status === "in_review" && lead.dueKind === "review" ? lead.dueAt : null;
  const told = people.map((to) => ({
    to,
    words: vendorWords.answered(lead.companyName, lead.partnerName),
    href,
    letter: reviewBy
      ? ({
          template: "lead-answered",
          props: {
            companyName: lead.companyName,
            leadUrl: addressOf(services, href),
            timeZone: to.timeZone,
            partnerName: lead.partnerName,
            answer: body,
            reviewBy: reviewBy.toISOString(),
          },
        } as const)
      : undefined,
  }));
  await tellPeople(services, entryId, told);
}

/** A message about a lead, to the other side: the partner also by mail, the vendor in the app. */
export async function tellMessage(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const news = await openLeadNews(services, entryId);
  const { lead } = news;
  const message = await getMessageOf(ctx, news.entry);
  if (message.authorSide === "vendor") {
    const words = partnerWords.message(lead.companyName);
    const told = await newsForPartner(services, news, {
      about: "progress",
      words: () => words,
      letter: ({ companyName, leadUrl, timeZone }) => ({
        template: "partner-message",
        props: { title: words.title, companyName, message: message.body, pageUrl: leadUrl, timeZone },
      }),
    });
    return tellPeople(services, entryId, told);
  }
  const { people } = await listVendorRecipients(ctx, [lead.ownerId, lead.reviewerId]);
  const words = vendorWords.message(lead.companyName, lead.partnerName);
  const href = paths.desk.lead(lead.id);
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, words, href })),
  );
}

/**
 * The partner took the lead back: its reviewer hears it, by mail too; nobody's lead is told in the app only. One that
 * ended because its account counts elsewhere is told as what it is.
 */
export async function tellWithdrawn(services: JobServices, entryId: string): Promise<void> {
  const { entry, lead } = await openLeadNews(services, entryId);
  if (isMoved(lead.reasonCode)) {
    const { people } = await listVendorRecipients(systemCtx(services), [lead.ownerId, lead.reviewerId]);
    const words = vendorWords.movedAway(lead.companyName, lead.partnerName);
    const news = people.map((to) => ({ to, words, href: paths.desk.lead(lead.id) }));
    return tellPeople(services, entryId, news);
  }
  const { people, isTheirs } = await listVendorRecipients(systemCtx(services), [lead.reviewerId]);
  const href = paths.desk.lead(lead.id);
  const label = labelOf(withdrawReasons, lead.reasonCode ?? "");
  const told = people.map((to) => ({
    to,
    words: vendorWords.withdrawn(lead.companyName, lead.partnerName),
    href,
    letter: isTheirs
      ? ({
          template: "lead-withdrawn",
          props: {
            companyName: lead.companyName,
            leadUrl: addressOf(services, href),
            timeZone: to.timeZone,
            partnerName: lead.partnerName,
            reason: lead.partnerReason ? `${label}\n${lead.partnerReason}` : label,
            withdrawnAt: entry.occurredAt.toISOString(),
          },
        } as const)
      : undefined,
  }));
  await tellPeople(services, entryId, told);
}
