import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getLeadOrigin } from "~/domain/attribution/views/lead-origin";
import type { VendorCtx } from "~/domain/context";
import { listLeadFlags } from "~/domain/fraud/views/flags";
import { sendMessage } from "~/domain/leads/commands/send-message";
import { messageInput } from "~/domain/leads/input";
import { askPartner } from "~/domain/review/commands/ask-partner";
import { acceptLead, markDuplicate, rejectLead } from "~/domain/review/commands/decide-lead";
import { startReview } from "~/domain/review/commands/start-review";
import {
  askPartnerInput,
  markDuplicateInput,
  rejectLeadInput,
  reviewForm,
  startReviewInput,
} from "~/domain/review/input";
import { findNextLead, getQueueNeighbours } from "~/domain/review/views/review-queue";
import { getReviewScreen } from "~/domain/review/views/review-screen";
import { ReviewPage } from "~/features/review/review-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review ${data?.screen.fields.companyName ?? "lead"} · Fairlead` },
];

export const loader = pageLoader({ permission: "lead.review" }, async ({ ctx, params }) => {
  const leadId = params.leadId ?? "";
  const [screen, queue, flags, origin] = await Promise.all([
    getReviewScreen(ctx, leadId),
    getQueueNeighbours(ctx, leadId),
    listLeadFlags(ctx, leadId),
    getLeadOrigin(ctx, leadId),
  ]);
  return { screen, queue, flags, origin };
});

/**
 * Decides, then opens the lead that stood behind this one: what was passed over on purpose does not come back at once.
 * The page is another one then, so what is said of the decision names the company.
 */
async function decideAndGoOn(ctx: VendorCtx, leadId: string, decide: () => Promise<unknown>, said: string) {
  const { nextId, companyName } = await findNextLead(ctx, leadId);
  await decide();
  return goTo(nextId ? paths.desk.review(nextId) : paths.desk.queue(), { toast: `${companyName}: ${said}` });
}

export const action = formAction({
  claim: intent({
    permission: "lead.review",
    input: startReviewInput,
    run: async ({ ctx, input, params }) => {
      await startReview(ctx, { ...input, leadId: params.leadId ?? "" });
      return null;
    },
  }),
  ask: intent({
    permission: "lead.review",
    input: askPartnerInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      return decideAndGoOn(
        ctx,
        leadId,
        () => askPartner(ctx, { ...input, leadId }),
        "asked. The clock stands until they answer.",
      );
    },
  }),
  accept: intent({
    permission: "lead.review",
    input: reviewForm,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      return decideAndGoOn(
        ctx,
        leadId,
        () => acceptLead(ctx, { ...input, leadId }),
        "accepted. It waits to be assigned.",
      );
    },
  }),
  reject: intent({
    permission: "lead.review",
    input: rejectLeadInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      return decideAndGoOn(
        ctx,
        leadId,
        () => rejectLead(ctx, { ...input, leadId }),
        "rejected. The partner is told why.",
      );
    },
  }),
  duplicate: intent({
    permission: "lead.review",
    input: markDuplicateInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      return decideAndGoOn(ctx, leadId, () => markDuplicate(ctx, { ...input, leadId }), "marked as a duplicate.");
    },
  }),
  note: intent({
    permission: "lead.review",
    input: messageInput,
    run: async ({ ctx, input, params }) => {
      const leadId = params.leadId ?? "";
      await sendMessage(ctx, { ...input, leadId, kind: "note" });
      return goTo(paths.desk.review(leadId));
    },
  }),
});

export default function Review() {
  const failure = useActionData<typeof action>();
  return <ReviewPage {...useLoaderData<typeof loader>()} failure={failure} />;
}
