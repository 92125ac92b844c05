import { dueRules } from "~/domain/leads/rules";
import { findOpportunityOf, getMessageOf, reviewByOf } from "~/domain/messages/views/news";
import { listVendorRecipients } from "~/domain/messages/views/people";
import { partnerWords, vendorWords } from "~/domain/messages/words";
import { assert } from "~/kernel/assert";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { tellPeople } from "../tell-people";
import { newsForPartner, openLeadNews } from "./tell-partner";

/**
 * A new lead: its submitter gets a receipt, and every partner manager a line in the app. An import tells nobody lead by
 * lead: its own page has the result of every row, and the queue shows how many there are.
 */
export async function tellLeadReceived(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { entry, lead } = news;
  if (entry.payload.source === "import") return;
  const receipt = await newsForPartner(services, news, {
    about: "progress",
    words: partnerWords.received,
    letter: (about) => ({
      template: "lead-received",
      props: {
        ...about,
        programName: lead.programName,
        reviewBy: reviewByOf(entry),
        protectedUntil: lead.protectedUntil.toISOString(),
      },
    }),
  });
  const managers = await listVendorRecipients(systemCtx(services), []);
  const words = vendorWords.newLead(lead.companyName, lead.partnerName);
  const href = paths.desk.review(lead.id);
  await tellPeople(services, entryId, [...receipt, ...managers.people.map((to) => ({ to, words, href }))]);
}

/** The reviewer's question, to the partner. */
export async function tellQuestion(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { body } = await getMessageOf(systemCtx(services), news.entry);
  const answerBy = dueRules.partnerAnswer(news.entry.occurredAt, news.rules.serviceLevels).at.toISOString();
  const told = await newsForPartner(services, news, {
    about: "progress",
    words: partnerWords.question,
    letter: (about) => ({ template: "lead-question", props: { ...about, question: body, answerBy } }),
  });
  await tellPeople(services, entryId, told);
}

/** What is told in the app only: that somebody has taken the lead, or has taken it over, and the first contact. */
const inAppOnly = {
  "lead.owned": partnerWords.owned,
  "lead.taken_over": partnerWords.takenOver,
  "lead.contacted": partnerWords.contacted,
};

/** A stage was reached. */
export async function tellStage(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { kind } = news.entry;
  if (kind === "lead.owned" || kind === "lead.taken_over" || kind === "lead.contacted") {
    const words = inAppOnly[kind];
    return tellPeople(services, entryId, await newsForPartner(services, news, { about: "progress", words }));
  }
  assert(kind === "lead.qualified" || kind === "opportunity.opened", "the other stages have handlers of their own");
  const stage = kind === "lead.qualified" ? "qualified" : "opportunity";
  const opportunity = stage === "opportunity" ? await findOpportunityOf(systemCtx(services), news.lead.id) : null;
  const told = await newsForPartner(services, news, {
    about: "progress",
    words: partnerWords[stage],
    letter: (about) => ({
      template: "lead-stage",
      props: { ...about, stage, expectedCloseOn: opportunity?.expectedClose },
    }),
  });
  await tellPeople(services, entryId, told);
}
