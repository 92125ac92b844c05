import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerFlag } from "~/domain/fraud/commands/answer-flag";
import { answerFlagInput } from "~/domain/fraud/input";
import { listPartnerReviews } from "~/domain/fraud/views/flags";
import { answerQuestion } from "~/domain/leads/commands/answer-question";
import { sendMessage } from "~/domain/leads/commands/send-message";
import { withdrawLead } from "~/domain/leads/commands/withdraw-lead";
import { requestExtension } from "~/domain/leads/commands/request-extension";
import { answerInput, messageInput, requestExtensionInput, withdrawInput } from "~/domain/leads/input";
import { getLeadPotential } from "~/domain/commissions/views/lead-potential";
import { loadLeadRewards } from "~/domain/commissions/views/lead-rewards";
import { readEarnings } from "~/domain/commissions/views/lead-earnings";
import { getAppeals } from "~/domain/disputes/views/disputes";
import { getLeadForPartner } from "~/domain/leads/views/get-lead";
import { PartnerLeadPage } from "~/features/leads/partner-lead-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.fields.companyName ?? "Lead"} · Fairlead` },
];

export const loader = pageLoader({ permission: "portal-lead.read" }, async ({ ctx, params }) => {
  const leadId = params.leadId ?? "";
  const [lead, rewards, appeals, reviews] = await Promise.all([
    getLeadForPartner(ctx, leadId),
    loadLeadRewards(ctx, leadId),
    getAppeals(ctx, { leadId }),
    listPartnerReviews(ctx, { leadId }),
  ]);
  const potential = await getLeadPotential(ctx, rewards);
  return { ...lead, potential, earnings: readEarnings(rewards), appeals, reviews };
});

export const action = formAction({
  answer: intent({
    permission: "lead.submit",
    input: answerInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      await answerQuestion(ctx, { ...input, leadId });
      return goTo(paths.portal.lead(leadId), { toast: "Answered. The review goes on." });
    },
  }),
  review: intent({
    permission: "lead.submit",
    input: answerFlagInput,
    run: async ({ ctx, input, params }) => {
      await answerFlag(ctx, input);
      return goTo(paths.portal.lead(params.leadId ?? ""), { toast: "Sent. Whoever decides reads it." });
    },
  }),
  message: intent({
    permission: "lead.submit",
    input: messageInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      await sendMessage(ctx, { ...input, leadId, kind: "message" });
      return goTo(paths.portal.lead(leadId), { toast: "Sent." });
    },
  }),
  extend: intent({
    permission: "lead.submit",
    input: requestExtensionInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      await requestExtension(ctx, { ...input, leadId });
      return goTo(paths.portal.lead(leadId), { toast: "Asked. Your lead does not expire until you have an answer." });
    },
  }),
  withdraw: intent({
    permission: "lead.submit",
    input: withdrawInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      await withdrawLead(ctx, { ...input, leadId });
      return goTo(paths.portal.lead(leadId), { toast: "Withdrawn." });
    },
  }),
});

export default function Lead() {
  const lead = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <PartnerLeadPage
      lead={lead}
      potential={lead.potential}
      earnings={lead.earnings}
      appeals={lead.appeals}
      reviews={lead.reviews}
      failure={failure}
    />
  );
}
