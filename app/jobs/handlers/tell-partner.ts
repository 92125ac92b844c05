import { type LeadNews, getLeadNews } from "~/domain/messages/views/news";
import { listPartnerRecipients } from "~/domain/messages/views/people";
import type { PartnerPerson } from "~/domain/messages/rules";
import type { Words } from "~/domain/messages/words";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, type Letter, type News } from "../tell-people";

/** What every mail about a lead starts with. */
export type AboutLead = { companyName: string; leadUrl: string; timeZone: string };

/** Reads the fact and the lead that a handler is about. */
export function openLeadNews(services: JobServices, entryId: string): Promise<LeadNews> {
  return getLeadNews(systemCtx(services), entryId);
}

/** News of a lead for its partner: the same words for everybody, and a mail to each unless `letter` gives none. */
export async function newsForPartner(
  services: JobServices,
  news: LeadNews,
  options: {
    about: "progress" | "decision";
    words: (company: string) => Words;
    letter?: (about: AboutLead, person: PartnerPerson) => Letter;
  },
): Promise<News[]> {
  const { lead } = news;
  const people = await listPartnerRecipients(systemCtx(services), lead.partnerId, {
    about: options.about,
    submittedBy: lead.submittedBy,
  });
  const href = paths.portal.lead(lead.id);
  return people.map((to) => ({
    to,
    words: options.words(lead.companyName),
    href,
    letter: options.letter?.(
      { companyName: lead.companyName, leadUrl: addressOf(services, href), timeZone: to.timeZone },
      to,
    ),
  }));
}
