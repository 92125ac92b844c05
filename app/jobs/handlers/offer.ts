import { industries, labelOf } from "~/domain/leads/fields";
import { dueRules } from "~/domain/leads/rules";
import { getOfferOf } from "~/domain/messages/views/news";
import { listVendorRecipients } from "~/domain/messages/views/people";
import { vendorWords } from "~/domain/messages/words";
import { declineReasons } from "~/domain/sales/input";
import { formatCount } from "~/kernel/counted";
import { countryName } from "~/kernel/countries";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, tellPeople } from "../tell-people";
import { openLeadNews } from "./tell-partner";

/** A lead was offered to a rep; an offer that was answered or taken back meanwhile is not news any more. */
export async function tellOffered(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const { entry, lead } = await openLeadNews(services, entryId);
  const offer = await getOfferOf(ctx, entry);
  if (offer.outcome) return;
  const { people, isTheirs } = await listVendorRecipients(ctx, [offer.repId]);
  if (!isTheirs) return;
  const href = paths.desk.inbox();
  const told = people.map((to) => ({
    to,
    words: vendorWords.offered(lead.companyName, lead.partnerName),
    href,
    letter: {
      template: "lead-offered",
      props: {
        companyName: lead.companyName,
        leadUrl: addressOf(services, href),
        timeZone: to.timeZone,
        partnerName: lead.partnerName,
        offeredBecause: offer.because,
        respondBy: offer.respondBy.toISOString(),
        // Of a lead that came through a link, little may be known.
        industry: labelOf(industries, lead.industry) || undefined,
        country: countryName(lead.country) || undefined,
        employees: lead.employeeCount > 0 ? formatCount(lead.employeeCount) : undefined,
        estimatedValue:
          lead.valueMinor > 0n ? { amountMinor: lead.valueMinor.toString(), currency: lead.currency } : undefined,
        useCase: lead.useCase || undefined,
      },
    } as const,
  }));
  await tellPeople(services, entryId, told);
}

/** Another rep has taken a lead over: who owned it learns why it is gone, unless they are gone themselves. */
export async function tellTakenOver(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const { entry, lead } = await openLeadNews(services, entryId);
  const { repName } = await getOfferOf(ctx, entry);
  const { people, isTheirs } = await listVendorRecipients(ctx, [String(entry.payload.from)]);
  if (!isTheirs) return;
  const words = vendorWords.takenOver(lead.companyName, repName);
  const href = paths.desk.inbox();
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, words, href })),
  );
}

/** "no_capacity: until May" as a person reads it. */
function declineText(stored: string): string {
  const [, code = "", note] = /^(\w+)(?:: ([\s\S]*))?$/.exec(stored) ?? [];
  const label = labelOf(declineReasons, code || stored);
  return note ? `${label}\n${note}` : label;
}

/** The rep declined or let the deadline pass: whoever offered the lead has to choose again. */
export async function tellOfferReturned(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const { entry, lead, rules } = await openLeadNews(services, entryId);
  const offer = await getOfferOf(ctx, entry);
  const outcome = entry.kind === "lead.offer_declined" ? "declined" : "lapsed";
  const { people, isTheirs } = await listVendorRecipients(ctx, [offer.offeredBy]);
  const href = paths.desk.lead(lead.id);
  const told = people.map((to) => ({
    to,
    words: vendorWords[outcome](lead.companyName, offer.repName),
    href,
    letter: isTheirs
      ? ({
          template: "offer-returned",
          props: {
            companyName: lead.companyName,
            leadUrl: addressOf(services, href),
            timeZone: to.timeZone,
            repName: offer.repName,
            outcome,
            reason: offer.declineReason ? declineText(offer.declineReason) : undefined,
            assignBy: dueRules.assign(entry.occurredAt, rules.serviceLevels).at.toISOString(),
          },
        } as const)
      : undefined,
  }));
  await tellPeople(services, entryId, told);
}
