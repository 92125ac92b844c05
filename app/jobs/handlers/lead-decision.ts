import { maySeeEarnings } from "~/domain/identity/permissions";
import { labelOf, movedReasons, rejectReasons } from "~/domain/leads/fields";
import { isMoved } from "~/domain/leads/moved-words";
import { firstContactBy } from "~/domain/messages/views/news";
import { listVendorRecipients } from "~/domain/messages/views/people";
import { partnerWords, vendorWords } from "~/domain/messages/words";
import { rewardText } from "~/domain/programs/reward-words";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { type News, tellPeople } from "../tell-people";
import { newsForPartner, openLeadNews } from "./tell-partner";

/** The lead was accepted; what it can earn is told to those who may see earnings. */
export async function tellAccepted(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const told = await newsForPartner(services, news, {
    about: "decision",
    words: partnerWords.accepted,
    letter: (about, person) => ({
      template: "lead-accepted",
      props: {
        ...about,
        firstContactBy: firstContactBy(news).toISOString(),
        protectedUntil: news.lead.protectedUntil.toISOString(),
        rewards: maySeeEarnings(person) ? news.rules.rewards.map((reward) => `${rewardText(reward)}.`) : undefined,
      },
    }),
  });
  await tellPeople(services, entryId, told);
}

/** The lead was rejected, with the reason and the text that was written for the partner. */
export async function tellRejected(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const reason = labelOf(rejectReasons, news.lead.reasonCode ?? "");
  const told = await newsForPartner(services, news, {
    about: "decision",
    words: partnerWords.rejected,
    letter: (about) => ({
      template: "lead-rejected",
      props: {
        ...about,
        reason,
        explanation: news.lead.partnerReason ?? reason,
        decidedAt: news.entry.occurredAt.toISOString(),
      },
    }),
  });
  await tellPeople(services, entryId, told);
}

/** Another claim stands; whose is not said. */
export async function tellDuplicate(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const told = await newsForPartner(services, news, {
    about: "decision",
    words: partnerWords.duplicate,
    letter: (about) => ({
      template: "lead-duplicate",
      props: {
        ...about,
        explanation: news.lead.partnerReason ?? "An earlier claim on this company stands.",
        decidedAt: news.entry.occurredAt.toISOString(),
      },
    }),
  });
  await tellPeople(services, entryId, told);
}

/** The lead's account counts elsewhere; a lead that the partner took back is no news to it. */
export async function tellMovedAway(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { reasonCode, partnerReason } = news.lead;
  if (!isMoved(reasonCode)) return;
  const told = await newsForPartner(services, news, {
    about: "decision",
    words: partnerWords.movedAway,
    letter: (about) => ({
      template: "lead-moved",
      props: {
        ...about,
        explanation: partnerReason ?? `${movedReasons[reasonCode]}.`,
        decidedAt: news.entry.occurredAt.toISOString(),
      },
    }),
  });
  await tellPeople(services, entryId, told);
}

/** A deadline passed: the partner, and whoever had the lead in hand. */
export async function tellExpired(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { entry, lead } = news;
  const unanswered = entry.payload.reason === "no_answer";
  const told: News[] = await newsForPartner(services, news, {
    about: "decision",
    words: unanswered ? partnerWords.expiredUnanswered : partnerWords.expiredUnprotected,
    letter: (about) => ({
      template: "lead-expired",
      props: {
        ...about,
        cause: unanswered ? "unanswered" : "protection-ended",
        expiredAt: entry.occurredAt.toISOString(),
      },
    }),
  });
  const { people } = await listVendorRecipients(systemCtx(services), [lead.ownerId, lead.reviewerId]);
  const words = vendorWords.expired(lead.companyName);
  const href = paths.desk.lead(lead.id);
  await tellPeople(services, entryId, [...told, ...people.map((to) => ({ to, words, href }))]);
}
