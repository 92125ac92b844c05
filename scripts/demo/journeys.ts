import { answers, contactNotes, duplicateText, questions, rejections } from "db/seeds/demo-texts";
import { demoProgramRules } from "db/seeds/demo-program";
import { findLead, type LeadRow } from "db/queries/leads";
import { approveCommission, rejectCommission } from "~/domain/commissions/commands/decide-commission";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerQuestion } from "~/domain/leads/commands/answer-question";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { withdrawLead } from "~/domain/leads/commands/withdraw-lead";
import type { LeadFields } from "~/domain/leads/input";
import { askPartner } from "~/domain/review/commands/ask-partner";
import { acceptLead, markDuplicate, rejectLead } from "~/domain/review/commands/decide-lead";
import { startReview } from "~/domain/review/commands/start-review";
import { acceptOffer, declineOffer } from "~/domain/sales/commands/answer-offer";
import { offerLead } from "~/domain/sales/commands/offer-lead";
import { contactLead, qualifyLead } from "~/domain/sales/commands/work-lead";
import {
  loseOpportunity,
  moveOpportunity,
  openOpportunity,
  winOpportunity,
} from "~/domain/sales/commands/work-opportunity";
import { lostReasons } from "~/domain/sales/input";
import { keysOf, type PlanTier } from "~/domain/leads/fields";
import { assert } from "~/kernel/assert";
import { after, day, hour } from "~/kernel/time";
import type { Chance } from "./chance";
import type { World } from "./world";

/** How far a lead of the demo comes. */
export type Ending =
  | "submitted"
  | "in_review"
  | "needs_info"
  | "withdrawn"
  | "rejected"
  | "duplicate"
  | "routing"
  | "offered"
  | "owned"
  | "contacted"
  | "qualified"
  | "opportunity"
  | "won"
  | "lost";

export type Step = { at: Date; run(): Promise<void> };

export type Journey = {
  leadId: string;
  partner: PartnerCtx;
  fields: LeadFields;
  submittedAt: Date;
  ending: Ending;
  /** When the deal is expected to close if it is still open when the story ends. */
  openUntil: Date;
  /** The lead that this one duplicates. */
  duplicateOf?: string;
};

const order: Ending[] = ["routing", "offered", "owned", "contacted", "qualified", "opportunity", "won"];
const reviewKeys = demoProgramRules.checklists.review.map((item) => item.key);
const qualifyKeys = demoProgramRules.checklists.qualify.map((item) => item.key);

const blankForm = { internalNote: "", question: "", rejectText: "", duplicateText: "" };

/** The steps of one lead, each at its time; every step is a command that a person would have given. */
export function planJourney(world: World, chance: Chance, journey: Journey): Step[] {
  const { leadId, partner, ending } = journey;
  const steps: Step[] = [];
  let at = journey.submittedAt;
  const { manager } = world;

  const step = (delay: number, run: (lead: LeadRow) => Promise<void>) => {
    at = after(at, delay);
    steps.push({
      at,
      run: async () => {
        const lead = await findLead(world.system.db, { all: true }, leadId);
        assert(lead, "the demo submits a lead before it works on it");
        // A deadline may have been quicker than the people of the story.
        if (lead.status !== "expired") await run(lead);
      },
    });
  };
  const hours = (from: number, to: number) => chance.int(from, to) * hour;
  const onLead = (lead: LeadRow) => ({ leadId, revision: lead.revision });
  const closeOn = (now: Date) => (ending === "opportunity" ? journey.openUntil : after(now, 60 * day));
  const owner = (lead: LeadRow) => world.reps.find((rep) => rep.actor.userId === lead.ownerId) as VendorCtx;

  steps.push({
    at,
    run: async () => {
      await submitLead(partner, { leadId, programId: world.programId, source: "portal", fields: journey.fields });
    },
  });
  if (ending === "submitted") return steps;
  if (ending === "withdrawn") {
    step(hours(1, 6), (lead) => withdrawLead(partner, { ...onLead(lead), reason: "prospect_declined", note: "" }));
    return steps;
  }
  step(hours(1, 5), (lead) => startReview(manager, onLead(lead)));
  if (ending === "in_review") return steps;
  if (ending === "needs_info" || chance.percent(18)) {
    step(hours(1, 2), (lead) => askPartner(manager, { ...onLead(lead), question: chance.pick(questions) }));
    if (ending === "needs_info") return steps;
    step(hours(4, 60), (lead) => answerQuestion(partner, { ...onLead(lead), answer: chance.pick(answers) }));
  }
  if (ending === "rejected") {
    const { reason, text } = chance.pick(rejections);
    step(hours(1, 8), (lead) =>
      rejectLead(manager, { ...blankForm, ...onLead(lead), checklist: ["company"], reason, rejectText: text }),
    );
    return steps;
  }
  if (ending === "duplicate") {
    step(hours(1, 8), (lead) =>
      markDuplicate(manager, {
        ...blankForm,
        ...onLead(lead),
        checklist: ["company"],
        duplicateOf: journey.duplicateOf ?? "",
        duplicateText,
      }),
    );
    return steps;
  }
  step(hours(1, 8), (lead) => acceptLead(manager, { ...onLead(lead), checklist: reviewKeys, internalNote: "" }));

  const reach = order.indexOf(ending === "lost" ? "won" : ending);
  const rep = chance.pick(world.reps);
  if (reach >= 1) step(hours(1, 3), (lead) => offerLead(manager, { ...onLead(lead), repId: rep.actor.userId }));
  if (reach >= 2 && chance.percent(8)) {
    const other = world.reps.find((candidate) => candidate !== rep) ?? rep;
    step(hour, (lead) => declineOffer(rep, { ...onLead(lead), reason: "no_capacity", note: "" }));
    step(hour, (lead) => offerLead(manager, { ...onLead(lead), repId: other.actor.userId }));
    step(hour, (lead) => acceptOffer(other, onLead(lead)));
  } else if (reach >= 2) step(hour, (lead) => acceptOffer(rep, onLead(lead)));
  if (reach >= 3)
    step(hours(4, 40), (lead) => contactLead(owner(lead), { ...onLead(lead), how: chance.pick(contactNotes) }));
  if (reach >= 4) {
    step(chance.int(3, 20) * day, (lead) => qualifyLead(owner(lead), { ...onLead(lead), checklist: qualifyKeys }));
    step(0, () => reconcileLead(world.system, leadId));
  }
  if (reach >= 5) {
    step(chance.int(2, 14) * day, (lead) =>
      openOpportunity(owner(lead), {
        ...onLead(lead),
        amountMinor: lead.valueMinor,
        currency: lead.currency,
        planTier: lead.planTier as PlanTier,
        expectedClose: closeOn(world.clock.now).toISOString().slice(0, 10),
      }),
    );
    step(0, () => reconcileLead(world.system, leadId));
    const furthest = chance.int(0, 2);
    if (furthest >= 1 || reach > 5)
      step(chance.int(3, 15) * day, (lead) => moveOpportunity(owner(lead), { ...onLead(lead), step: "proposal" }));
    if (furthest >= 2 || reach > 5)
      step(chance.int(3, 15) * day, (lead) => moveOpportunity(owner(lead), { ...onLead(lead), step: "negotiation" }));
  }
  if (ending === "lost") {
    const reason = chance.pick(keysOf(lostReasons));
    step(chance.int(5, 30) * day, (lead) => loseOpportunity(owner(lead), { ...onLead(lead), reason, note: "" }));
  }
  if (ending === "won") {
    const share = BigInt(chance.int(70, 120));
    step(chance.int(5, 30) * day, (lead) =>
      winOpportunity(owner(lead), {
        ...onLead(lead),
        amountMinor: (lead.valueMinor * share) / 100n,
        currency: lead.currency,
      }),
    );
    step(0, () => reconcileLead(world.system, leadId));
  }
  return steps;
}

type OpenCommission = { id: string; revision: number; status: string; milestoneAt: Date };

/** What finance did by now: old commissions are approved, a few rejected; the rest waits. */
export async function settleCommission(world: World, chance: Chance, commission: OpenCommission): Promise<void> {
  const { finance, clock } = world;
  const age = (clock.now.getTime() - commission.milestoneAt.getTime()) / day;
  const target = { commissionId: commission.id, revision: commission.revision };
  if (commission.status === "awaiting_approval" && age > 45) {
    if (chance.percent(4)) {
      await rejectCommission(finance, { ...target, reason: "The contract was signed through another channel." });
    } else await approveCommission(finance, target);
  }
}
