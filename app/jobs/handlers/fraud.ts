import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { screenLeadFacts, screenNewLead } from "~/domain/fraud/commands/screen-lead";
import { getFlagNews } from "~/domain/fraud/views/flag-news";
import { fraudCategories, fraudRuleLabels, isToldToPartner } from "~/domain/fraud/rule-words";
import { getEntry } from "~/domain/journal/views/get-entry";
import { refreshFit } from "~/domain/leads/commands/refresh-fit";
import { listAdmins, listPartnerRecipients, listVendorRecipients } from "~/domain/messages/views/people";
import { partnerWords, vendorWords } from "~/domain/messages/words";
import { acceptByItself } from "~/domain/review/commands/accept-by-itself";
import { assert } from "~/kernel/assert";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { type News, tellPeople } from "../tell-people";

async function leadOf(services: JobServices, entryId: string): Promise<string> {
  const { leadId } = await getEntry(services.database.db, entryId);
  assert(leadId, "the entry is about a lead");
  return leadId;
}

/** A lead came in: the rules look at it, and what depends on them goes on. */
export async function screenSubmittedLead(services: JobServices, entryId: string): Promise<void> {
  await screenNewLead(systemCtx(services), await leadOf(services, entryId));
}

/** Something happened with the account: the rules look again. */
export async function screenAccountFact(services: JobServices, entryId: string): Promise<void> {
  await screenLeadFacts(systemCtx(services), await leadOf(services, entryId));
}

/** A lead was looked at: one that needs nobody is accepted. */
export async function acceptScreenedLead(services: JobServices, entryId: string): Promise<void> {
  await acceptByItself(systemCtx(services), await leadOf(services, entryId));
}

/** More of the product is in use: a lead that is still to be decided on may fit now, and then needs nobody. */
export async function weighFit(services: JobServices, entryId: string): Promise<void> {
  const leadId = await leadOf(services, entryId);
  await refreshFit(systemCtx(services), leadId);
  await acceptByItself(systemCtx(services), leadId);
}

/** A flag was raised or decided: the lead's money follows. A flag on a link holds none by itself. */
export async function reconcileFlaggedLead(services: JobServices, entryId: string): Promise<void> {
  const { leadId } = await getEntry(services.database.db, entryId);
  if (leadId) await reconcileLead(systemCtx(services), leadId);
}

/**
 * At the partner, those who see earnings when a flag on one of their leads holds money or costs it, and the admins when
 * it is on a link.
 */
async function newsForPartner(
  services: JobServices,
  flag: Awaited<ReturnType<typeof getFlagNews>>,
  words: { ofLead(company: string): News["words"]; ofLink(link: string): News["words"] },
): Promise<News[]> {
  const { leadId, companyName, linkId, linkName, partnerId } = flag;
  if (!isToldToPartner(flag)) return [];
  const ctx = systemCtx(services);
  if (leadId && companyName) {
    const people = await listPartnerRecipients(ctx, partnerId, { about: "money" });
    return people.map((to) => ({ to, words: words.ofLead(companyName), href: paths.portal.lead(leadId) }));
  }
  if (!linkId || !linkName) return [];
  const people = await listPartnerRecipients(ctx, partnerId, { about: "decision", submittedBy: null });
  return people.map((to) => ({ to, words: words.ofLink(linkName), href: paths.portal.link(linkId) }));
}

/** A flag holds money: the partner and the partner managers hear of it. A note waits on the desk. */
export async function tellFlagged(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const flag = await getFlagNews(ctx, entryId);
  if (flag.severity === "note") return;
  const { people } = await listVendorRecipients(ctx, []);
  const words = vendorWords.flagged(flag.partnerName, fraudRuleLabels[flag.rule]);
  const category = fraudCategories[flag.rule];
  const partner = await newsForPartner(services, flag, {
    ofLead: (company) => partnerWords.reviewOpened(company, category),
    ofLink: (link) => partnerWords.linkReviewOpened(link, category),
  });
  const desk = people.map((to) => ({ to, words, href: paths.desk.flag(flag.id) }));
  await tellPeople(services, entryId, [...desk, ...partner]);
}

/** The partner answered a flag. */
export async function tellFlagAnswered(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const flag = await getFlagNews(ctx, entryId);
  const { people } = await listVendorRecipients(ctx, []);
  const words = vendorWords.flagAnswered(flag.partnerName, fraudRuleLabels[flag.rule]);
  await tellPeople(
    services,
    entryId,
    people.map((to) => ({ to, words, href: paths.desk.flag(flag.id) })),
  );
}

/** Nobody decided in time: the admins hear of it. */
export async function tellFlagEscalated(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const flag = await getFlagNews(ctx, entryId);
  const words = vendorWords.flagEscalated(flag.partnerName, fraudRuleLabels[flag.rule]);
  const admins = await listAdmins(ctx);
  await tellPeople(
    services,
    entryId,
    admins.map((to) => ({ to, words, href: paths.desk.flag(flag.id) })),
  );
}

/** A flag was decided: the partner hears of it, and a lead that only waited for it goes on. */
export async function followFlagDecision(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const flag = await getFlagNews(ctx, entryId);
  const cleared = flag.status === "cleared";
  const news = await newsForPartner(services, flag, {
    ofLead: (company) => partnerWords.reviewDecided(company, cleared),
    ofLink: (link) => partnerWords.linkReviewDecided(link, cleared),
  });
  await tellPeople(services, entryId, news);
  if (cleared && flag.leadId) await acceptByItself(ctx, flag.leadId);
}
