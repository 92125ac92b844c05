import { rejectLead } from "~/domain/review/commands/decide-lead";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { reviewPoints } from "../support/lead-stages";
import type { Cast, Role } from "./cast";
import type { RouteRow } from "./matrix-row";

const owners: readonly Role[] = ["ownerAdmin", "ownerMember"];
const answerers: readonly Role[] = ["manager", "finance", "admin"];
const statement = "They opened an office in Boston in March.";

/** A lead of the owners that the manager rejected. */
async function rejectedLead({ own, people, world }: Cast): Promise<string> {
  const leadId = await own.lead("submitted");
  const revision = await world.revisionOf("leads", leadId);
  const texts = { rejectText: "We do not sell there.", internalNote: "" };
  const decision = { checklist: reviewPoints, reason: "outside_criteria" as const, ...texts };
  // By somebody who answers no appeal here, so that everybody who may, can.
  const reviewer = await world.vendor("Another Reviewer", "partner_manager");
  await rejectLead({ ...people.manager, actor: reviewer.actor }, { leadId, revision, ...decision });
  return leadId;
}

const openAppeal = async (cast: Cast) => {
  const leadId = await rejectedLead(cast);
  const { disputeId } = await openDispute(cast.people.ownerAdmin, { leadId, statement });
  return { params: { disputeId }, form: { disputeId, revision: "1" } };
};

/** Appeals, on both sides. */
export const disputeRows: Record<string, RouteRow> = {
  "routes/portal.appeals.new": {
    loader: { may: owners, given: async (cast) => ({ query: `lead=${await rejectedLead(cast)}` }) },
    intents: {
      open: { may: owners, given: async (cast) => ({ form: { leadId: await rejectedLead(cast), statement } }) },
    },
  },
  "routes/portal.appeals.$disputeId": {
    loader: { may: owners, given: openAppeal },
    intents: { withdraw: { may: owners, given: openAppeal } },
  },
  "routes/desk.disputes._index": { loader: { may: answerers } },
  "routes/desk.disputes.$disputeId": {
    loader: { may: answerers, given: openAppeal },
    intents: {
      answer: {
        may: answerers,
        given: async (cast) => {
          const { params, form } = await openAppeal(cast);
          return { params, form: { ...form, verdict: "deny", answer: "It stands.", amount: "" } };
        },
      },
    },
  },
};
