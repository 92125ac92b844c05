import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loadLeadRewards } from "~/domain/commissions/views/lead-rewards";
import { readEarnings } from "~/domain/commissions/views/lead-earnings";
import { sayWhatFollows } from "~/domain/commissions/views/what-follows";
import { can } from "~/domain/context";
import { listLeadFlags } from "~/domain/fraud/views/flags";
import { answerExtension } from "~/domain/leads/commands/answer-extension";
import { answerExtensionInput, messageInput } from "~/domain/leads/input";
import { acceptOffer, declineOffer } from "~/domain/sales/commands/answer-offer";
import { recordAccountFact } from "~/domain/sales/commands/record-account-fact";
import { handOverLead } from "~/domain/sales/commands/hand-over-lead";
import { offerLead, recallOffer } from "~/domain/sales/commands/offer-lead";
import { withdrawAccountFact } from "~/domain/sales/commands/withdraw-account-fact";
import { writeAboutLead } from "~/domain/sales/commands/write-about-lead";
import { contactLead, qualifyLead } from "~/domain/sales/commands/work-lead";
import {
  changeOpportunity,
  loseOpportunity,
  moveOpportunity,
  openOpportunity,
  reopenOpportunity,
  winOpportunity,
} from "~/domain/sales/commands/work-opportunity";
import {
  accountFactInput,
  contactLeadInput,
  declineOfferInput,
  handOverInput,
  loseOpportunityInput,
  moveOpportunityInput,
  offerLeadInput,
  openOpportunityInput,
  qualifyLeadInput,
  revisionInput,
  winOpportunityInput,
  withdrawFactInput,
} from "~/domain/sales/input";
import { getLeadOrigin } from "~/domain/attribution/views/lead-origin";
import { getDeskLead } from "~/domain/sales/views/get-desk-lead";
import { DeskLeadPage } from "~/features/sales/desk-lead-page";
import { paths } from "~/paths";
import { onRecord } from "~/web/on-record.server";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.fields.companyName ?? "Lead"} · Fairlead` },
];

export const loader = pageLoader({ permission: ["lead.read", "lead.work"] }, async ({ ctx, params }) => {
  const lead = await getDeskLead(ctx, params.leadId ?? "");
  const mayHandle = can(ctx.actor, "fraud.handle");
  const [flags, rewards, origin] = await Promise.all([
    mayHandle ? listLeadFlags(ctx, lead.id) : [],
    loadLeadRewards(ctx, lead.id),
    getLeadOrigin(ctx, lead.id),
  ]);
  return { ...lead, origin, flags, earnings: readEarnings(rewards) };
});

/** Everything here is done to the lead of the address, and leads back to it. */
const onLead = onRecord("leadId", paths.desk.lead);

export const action = formAction({
  offer: onLead("lead.assign", offerLeadInput, offerLead, "Offered. The rep is told."),
  "hand-over": onLead(
    "lead.assign",
    handOverInput,
    handOverLead,
    "Offered. The rep is told, and goes on where it stands.",
  ),
  recall: onLead("lead.assign", revisionInput, recallOffer, "The offer is taken back."),
  take: onLead("lead.work", revisionInput, acceptOffer, "It is yours. The partner is told."),
  decline: onLead(
    "lead.work",
    declineOfferInput,
    declineOffer,
    "Declined. It goes back to the manager.",
    paths.desk.inbox(),
  ),
  contact: onLead("lead.work", contactLeadInput, contactLead, "Noted. The partner is told."),
  qualify: onLead("lead.work", qualifyLeadInput, qualifyLead, "Qualified. The partner is told."),
  open: onLead("lead.work", openOpportunityInput, openOpportunity, "The opportunity is open."),
  change: onLead("lead.work", openOpportunityInput, changeOpportunity, "Changed. The partner sees the new figures."),
  extend: onLead("lead.assign", answerExtensionInput, answerExtension, "Answered. The partner is told."),
  move: onLead("lead.work", moveOpportunityInput, moveOpportunity, "Moved."),
  win: onLead("lead.work", winOpportunityInput, winOpportunity, "Won. The partner's reward follows by itself."),
  lose: onLead("lead.work", loseOpportunityInput, loseOpportunity, "Closed as lost. The partner is told why."),
  reopen: onLead("lead.work", revisionInput, reopenOpportunity, "The deal is open again."),
  fact: intent({
    permission: "account-fact.record",
    input: accountFactInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      await recordAccountFact(ctx, { ...input, leadId });
      return goTo(paths.desk.lead(leadId), { toast: await sayWhatFollows(ctx, leadId, input) });
    },
  }),
  mistake: onLead(
    "account-fact.record",
    withdrawFactInput,
    withdrawAccountFact,
    "Marked as recorded by mistake. It counts no more; rewards follow by themselves.",
  ),
  message: onLead(["lead.review", "lead.work"], messageInput, writeAboutLead("message"), "Sent to the partner."),
  note: onLead(["lead.review", "lead.work"], messageInput, writeAboutLead("note"), "Kept."),
});

export default function Lead() {
  const lead = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <DeskLeadPage lead={lead} origin={lead.origin} flags={lead.flags} earnings={lead.earnings} failure={failure} />
  );
}
