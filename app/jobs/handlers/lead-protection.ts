import { getAnswerOfExtension, protectedUntilOf } from "~/domain/messages/views/news";
import { listVendorRecipients } from "~/domain/messages/views/people";
import { partnerWords, vendorWords } from "~/domain/messages/words";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { tellPeople } from "../tell-people";
import { newsForPartner, openLeadNews } from "./tell-partner";

/** A lead's protection ends soon: its partner hears it, and in the app whoever works on it. */
export async function tellProtectionEnding(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { entry, lead } = news;
  const protectedUntil = protectedUntilOf(entry);
  const told = await newsForPartner(services, news, {
    about: "progress",
    words: partnerWords.protectionEnding,
    letter: (about) => ({ template: "lead-protection", props: { ...about, stage: "ending", protectedUntil } }),
  });
  const { people } = await listVendorRecipients(systemCtx(services), [lead.ownerId]);
  const words = vendorWords.protectionEnding(lead.companyName, lead.partnerName);
  const href = paths.desk.lead(lead.id);
  await tellPeople(services, entryId, [...told, ...people.map((to) => ({ to, words, href }))]);
}

/** A partner asks for more protection: the partner managers hear it in the app. */
export async function tellExtensionRequested(services: JobServices, entryId: string): Promise<void> {
  const { lead } = await openLeadNews(services, entryId);
  const { people } = await listVendorRecipients(systemCtx(services), []);
  const words = vendorWords.extensionRequested(lead.companyName, lead.partnerName);
  const href = paths.desk.lead(lead.id);
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, words, href })),
  );
}

/** A request for more protection was answered, with what was written for the partner. */
export async function tellExtensionAnswered(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { entry, lead } = news;
  const granted = entry.kind === "lead.extended";
  const answer = await getAnswerOfExtension(systemCtx(services), lead.id);
  const told = await newsForPartner(services, news, {
    about: "decision",
    words: granted ? partnerWords.extended : partnerWords.notExtended,
    letter: (about) => ({
      template: "lead-protection",
      props: {
        ...about,
        stage: granted ? "granted" : "declined",
        protectedUntil: protectedUntilOf(entry),
        answer: answer || undefined,
      },
    }),
  });
  await tellPeople(services, entryId, told);
}
