import { demoProgramRules } from "db/seeds/demo-program";
import { listFlagsAbout } from "db/queries/fraud";
import { findLead, type LeadRow } from "db/queries/leads";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { screenNewLead } from "~/domain/fraud/commands/screen-lead";
import { requestExtension } from "~/domain/leads/commands/request-extension";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import type { LeadFields } from "~/domain/leads/input";
import { canMove } from "~/domain/leads/lifecycle";
import { stateOf } from "~/domain/leads/move-lead";
import { acceptLead } from "~/domain/review/commands/decide-lead";
import { assert } from "~/kernel/assert";
import { newId } from "~/kernel/ids";
import { after, day, hour } from "~/kernel/time";
import type { Chance } from "./chance";
import { readCompanies, toLeadFields } from "./companies";
import type { Journey } from "./journeys";
import { returnNewestPayment } from "./pay-partners";
import type { World } from "./world";

/** Leads at which a rule stops, each with what is odd about it. */
const odd: { partner: string; hoursAgo: number; company: number; change: Partial<LeadFields>; cleared?: string }[] = [
  {
    partner: "fieldnote",
    hoursAgo: 12 * 24,
    company: 593,
    change: { contactEmail: "purchasing@mailinator.com" },
    cleared: "I called the company: the person works there and uses the address for trials.",
  },
  { partner: "keystone", hoursAgo: 9, company: 594, change: { contactEmail: "it-trial@mailinator.com" } },
  {
    partner: "loom",
    hoursAgo: 6,
    company: 595,
    change: { companyName: "Loom & Ladder Studio", website: "https://www.loomladder-shop.example" },
  },
];

async function submitOdd(world: World, chance: Chance, end: Date): Promise<void> {
  const companies = readCompanies();
  for (const { partner, hoursAgo, company, change, cleared } of odd) {
    const [author] = world.partners.find(({ key }) => key === partner)?.users ?? [];
    const row = companies[company];
    assert(author && row, "the demo knows its partners and companies");
    world.clock.now = after(end, -hoursAgo * hour);
    const leadId = newId("lead");
    const fields = { ...toLeadFields(row, chance), ...change };
    await submitLead(author, { leadId, programId: world.programId, source: "portal", fields });
    await screenNewLead(world.system, leadId);
    if (!cleared) continue;
    world.clock.now = after(world.clock.now, day);
    for (const { id: flagId, revision } of await listFlagsAbout(world.system.db, { all: true }, { leadId })) {
      await decideFlag(world.manager, { flagId, revision, decision: "cleared", reason: cleared });
    }
    const decided = { leadId, revision: 1, checklist: demoProgramRules.checklists.review.map(({ key }) => key) };
    await acceptLead(world.manager, { ...decided, internalNote: "" });
  }
}

/** The newest of the story's leads that is as wanted, with whoever submitted it. */
async function newest(world: World, journeys: readonly Journey[], isWanted: (lead: LeadRow) => boolean) {
  for (const { leadId, partner } of journeys.toReversed()) {
    const lead = await findLead(world.system.db, { all: true }, leadId);
    if (lead && isWanted(lead)) return { leadId, partner };
  }
  throw new Error("the demo's story has no such lead");
}

/** What waits for somebody's judgement when the demo opens: flags, an appeal, a payment that came back, a partner who needs more time. */
export async function seedOpenMatters(world: World, chance: Chance, journeys: Journey[], end: Date): Promise<void> {
  await submitOdd(world, chance, end);
  world.clock.now = after(end, -2 * day);
  await returnNewestPayment(world, "EUR");
  world.clock.now = after(end, -5 * hour);
  const refused = await newest(
    world,
    journeys,
    ({ status, decidedAt }) => status === "rejected" && decidedAt !== null && decidedAt > after(end, -25 * day),
  );
  await openDispute(refused.partner, {
    leadId: refused.leadId,
    statement:
      "Their head of support says that nobody there had heard of you before our workshop. I can send the mail.",
  });
  const slow = await newest(
    world,
    journeys,
    (lead) => canMove(stateOf(lead), "expireUnprotected") && lead.submittedAt < after(end, -45 * day),
  );
  await requestExtension(slow.partner, {
    leadId: slow.leadId,
    reason: "Their board decides on the budget at the end of next month.",
  });
  world.clock.now = end;
}
