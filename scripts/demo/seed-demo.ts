import type { Database } from "db/client";
import { listCommissions } from "db/queries/commissions";
import { inTransaction, type Tx } from "db/tx";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { expireLeads } from "~/domain/leads/commands/expire-leads";
import { saveDraft } from "~/domain/leads/commands/save-draft";
import { foldCounts } from "~/domain/leads/commands/fold-counts";
import { addPartnerNote } from "~/domain/partners/commands/add-partner-note";
import { lapseOffers } from "~/domain/sales/commands/answer-offer";
import type { PartnerCtx } from "~/domain/context";
import type { LeadFields } from "~/domain/leads/input";
import type { FileStore } from "~/kernel/file-store";
import type { SniffFileType } from "~/kernel/file-types";
import { newId } from "~/kernel/ids";
import type { Logger } from "~/kernel/log";
import type { Vault } from "~/kernel/vault";
import { after, day, hour, minute } from "~/kernel/time";
import { seedApplications } from "./applications";
import { type Chance, createChance } from "./chance";
import { readCompanies, toLeadFields } from "./companies";
import { type Ending, type Journey, planJourney, type Step, settleCommission } from "./journeys";
import { seedLinks } from "./links";
import { seedOpenMatters } from "./open-matters";
import { addPayoutProfiles, payPartners } from "./pay-partners";
import { openSidePrograms, publishSecondVersion } from "./programs";
import { seedToolkits } from "./seed-toolkits";
import { seedSignUps } from "./sign-ups";
import { createWorld, type World } from "./world";

const months = 24;
const leadCount = 440;
/** So many of them came in during the last four days. */
const recentCount = 46;

/** How leads end, by how long ago they were submitted. Deadlines that pass on the way expire some by themselves. */
const endings: { olderThan: number; weights: Partial<Record<Ending, number>> }[] = [
  {
    olderThan: 120,
    weights: { won: 30, lost: 22, rejected: 20, withdrawn: 6, contacted: 9, needs_info: 5, opportunity: 8 },
  },
  {
    olderThan: 40,
    weights: { won: 14, lost: 10, opportunity: 22, qualified: 12, contacted: 14, rejected: 18, withdrawn: 4, owned: 6 },
  },
  {
    olderThan: 4,
    weights: { opportunity: 8, qualified: 14, contacted: 24, owned: 16, rejected: 18, needs_info: 12, withdrawn: 8 },
  },
  { olderThan: 1, weights: { routing: 14, offered: 10, owned: 12, needs_info: 14, in_review: 20, submitted: 30 } },
  { olderThan: 0, weights: { submitted: 50, in_review: 20, offered: 18, needs_info: 12 } },
];

function planLeads(world: World, chance: Chance, end: Date): Journey[] {
  const companies = readCompanies();
  const weights = Object.fromEntries(world.partners.map((partner) => [partner.key, partner.share]));
  const choosePartner = () => {
    const key = chance.weighted(weights);
    return chance.pick(world.partners.find((partner) => partner.key === key)?.users ?? []);
  };
  const journeys: Journey[] = [];
  for (let index = 0; index < leadCount; index += 1) {
    // More leads towards the end: the program grows.
    const share = Math.sqrt((index + 0.5) / (leadCount - recentCount));
    const recent = index >= leadCount - recentCount;
    const age = recent ? (leadCount - index) * 2.2 * hour : Math.max(2 * day, (1 - share) * months * 30 * day);
    const submittedAt = after(end, -age + chance.int(0, 90) * minute);
    const days = (end.getTime() - submittedAt.getTime()) / day;
    const band = endings.find(({ olderThan }) => days > olderThan)?.weights ?? { submitted: 1 };
    const company = companies[index % companies.length];
    if (!company) continue;
    const fields = toLeadFields(company, chance);
    const journey: Journey = {
      // Of the deals that are open at the end, a few are late.
      openUntil: after(end, chance.int(-6, 75) * day),
      leadId: newId("lead"),
      ...pricedBy(world, choosePartner(), fields),
      submittedAt,
      ending: chance.weighted(band as Record<Ending, number>),
    };
    journeys.push(journey);
    if (chance.percent(7)) {
      const rival = pricedBy(world, choosePartner(), journey.fields);
      journeys.push(rivalOf(journey, rival, chance, end));
    }
  }
  return journeys;
}

/** A lead as one of the partners submits it: priced in the currency in which that one sells. */
function pricedBy(world: World, partner: PartnerCtx, fields: LeadFields): Pick<Journey, "partner" | "fields"> {
  const of = world.partners.find(({ partnerId }) => partnerId === partner.actor.partnerId);
  return { partner, fields: { ...fields, currency: of?.currency ?? fields.currency } };
}

/** Somebody else brings the same company a few days later: a duplicate, or two claims side by side in the queue. */
function rivalOf(
  first: Journey,
  { partner, fields }: Pick<Journey, "partner" | "fields">,
  chance: Chance,
  end: Date,
): Journey {
  const later = after(first.submittedAt, chance.int(2, 30) * hour);
  const submittedAt = later < end ? later : after(end, -30 * minute);
  const recent = end.getTime() - submittedAt.getTime() < 2 * day;
  return {
    leadId: newId("lead"),
    partner,
    fields: {
      ...fields,
      useCase: `${fields.useCase} Their IT team asked us for an offer.`,
      partnerNote: "",
    },
    submittedAt,
    openUntil: end,
    ending: recent ? "submitted" : "duplicate",
    duplicateOf: first.leadId,
  };
}

/** The clock's own work, day by day, and what finance does with what became due. */
function planClock(world: World, chance: Chance, start: Date, end: Date): Step[] {
  const steps: Step[] = [];
  for (let at = start; at < end; at = after(at, day)) {
    steps.push({
      at,
      run: async () => {
        await lapseOffers(world.system);
        await expireLeads(world.system);
        await releaseHolds(world.system);
        if (at.getUTCDate() === 5) await payPartners(world, after(at, 30 * day) > end);
        if (at.getUTCDay() !== 5) return;
        const open = await listCommissions(
          world.system.db,
          { all: true },
          { stands: { part: "awaiting_approval", now: at } },
          { after: null, backwards: false, limit: 200 },
        );
        const whole = open.filter(({ status }) => status === "awaiting_approval");
        for (const commission of whole) await settleCommission(world, chance, commission);
      },
    });
  }
  return steps;
}

async function play(world: World, steps: Step[], end: Date): Promise<void> {
  const inTime = steps.filter((step) => step.at <= end).sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const step of inTime) {
    world.clock.now = step.at;
    await step.run();
  }
  world.clock.now = end;
}

async function addDrafts(world: World, chance: Chance): Promise<void> {
  const [harbour] = world.partners;
  for (const [index, company] of readCompanies().slice(590, 592).entries()) {
    const fields = toLeadFields(company, chance);
    const author = harbour?.users[index];
    if (!author) continue;
    const { companyName, website, country, region, industry } = fields;
    const values = { companyName, website, country, region, industry, currency: "USD" };
    await saveDraft(author, { draftId: newId("lead"), programId: world.programId, values });
  }
}

/**
 * Fills an empty database with the demo's story: 24 months of one vendor, six partners and more than 400 leads made
 * from real companies, played through the real commands with the clock turned back. All of it, or nothing.
 */
export async function seedDemo(options: {
  database: Database;
  files: FileStore;
  sniffFileType: SniffFileType;
  log: Logger;
  vault: Vault;
  now?: Date;
}): Promise<void> {
  const { database, files, sniffFileType, log, vault } = options;
  const end = options.now ?? new Date();
  const started = performance.now();
  const chance = createChance(20_260);
  await inTransaction(database.db, async (tx: Tx) => {
    const start = after(end, -(months * 30 + 10) * day);
    const base = { db: tx, newId, log, files, sniffFileType, vault, requestId: "demo" };
    const world = await createWorld(tx, base, { now: start, news: after(end, -18 * hour) });
    await addPayoutProfiles(tx, world);
    const journeys = planLeads(world, chance, end);
    const steps = journeys.flatMap((journey) => planJourney(world, chance, journey));
    const secondVersion = { at: after(start, 150 * day), run: () => publishSecondVersion(world) };
    await play(world, [secondVersion, ...steps, ...planClock(world, chance, start, end)], end);
    await openSidePrograms(world, end);
    await seedApplications(world, end);
    await seedSignUps(world, await seedLinks(world, chance, end), end);
    await seedOpenMatters(world, chance, journeys, end);
    await addDrafts(world, chance);
    await seedToolkits(
      world.manager,
      world.partners.flatMap((partner) => partner.users),
    );
    const [harbour] = world.partners;
    if (harbour) {
      const body =
        "Strong in retail and financials. Quarterly call with Maya; they would like a joint webinar in spring.";
      await addPartnerNote(world.manager, { partnerId: harbour.partnerId, once: newId("note"), body });
    }
    await foldCounts(world.system);
  });
  log.info({ ms: Math.round(performance.now() - started) }, "the demo is loaded");
}
