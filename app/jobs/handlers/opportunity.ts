import { maySeeEarnings } from "~/domain/identity/permissions";
import { labelOf } from "~/domain/leads/fields";
import { partnerWords } from "~/domain/messages/words";
import { lostReasons } from "~/domain/sales/input";
import { isoDateIn } from "~/kernel/time";
import type { JobServices } from "../job-services";
import { tellPeople } from "../tell-people";
import { newsForPartner, openLeadNews } from "./tell-partner";

/** The deal was won; its amount is told to those who may see earnings. */
export async function tellWon(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { occurredAt, payload } = news.entry;
  const { amountMinor, currency } = payload;
  const finalAmount =
    typeof amountMinor === "string" && typeof currency === "string" ? { amountMinor, currency } : undefined;
  const told = await newsForPartner(services, news, {
    about: "decision",
    words: partnerWords.won,
    letter: (about, person) => ({
      template: "lead-won",
      props: {
        ...about,
        wonOn: isoDateIn(occurredAt, person.timeZone),
        finalAmount: maySeeEarnings(person) ? finalAmount : undefined,
      },
    }),
  });
  await tellPeople(services, entryId, told);
}

/** The deal was lost; the reason is told, the rep's note is not. */
export async function tellLost(services: JobServices, entryId: string): Promise<void> {
  const news = await openLeadNews(services, entryId);
  const { occurredAt, payload } = news.entry;
  const told = await newsForPartner(services, news, {
    about: "decision",
    words: partnerWords.lost,
    letter: (about, person) => ({
      template: "lead-lost",
      props: {
        ...about,
        reason: labelOf(lostReasons, typeof payload.reason === "string" ? payload.reason : "no_decision"),
        lostOn: isoDateIn(occurredAt, person.timeZone),
      },
    }),
  });
  await tellPeople(services, entryId, told);
}
