import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { acceptOffer, declineOffer } from "~/domain/sales/commands/answer-offer";
import { declineOfferInput, revisionInput } from "~/domain/sales/input";
import { getInbox } from "~/domain/sales/views/assignment";
import { InboxPage } from "~/features/sales/inbox-page";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Inbox · Fairlead" }];

export const loader = pageLoader({ permission: "lead.work" }, ({ ctx }) => getInbox(ctx));

const leadId = z.string().max(60);

export const action = formAction({
  take: intent({
    permission: "lead.work",
    input: revisionInput.extend({ leadId }),
    run: async ({ ctx, input }) => {
      await acceptOffer(ctx, input);
      return goTo(paths.desk.lead(input.leadId), { toast: "It is yours. The partner is told." });
    },
  }),
  decline: intent({
    permission: "lead.work",
    input: declineOfferInput.extend({ leadId }),
    run: async ({ ctx, input }) => {
      await declineOffer(ctx, input);
      return goTo(paths.desk.inbox(), { toast: "Declined. It goes back to the manager." });
    },
  }),
});

export default function Inbox() {
  const inbox = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const conflict = failure?.errors[""]?.[0];
  return (
    <>
      <PageHeader title="Inbox" description="What is offered to you, and what is yours and has to move." />
      {conflict ? (
        <Callout tone="bad" title="Nothing was changed" live>
          {conflict}
        </Callout>
      ) : null}
      <InboxPage inbox={inbox} failure={failure} />
    </>
  );
}
