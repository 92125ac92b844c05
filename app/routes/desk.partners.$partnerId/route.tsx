import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeTier, confirmCustomer, moveEnrolment } from "~/domain/onboarding/commands/change-enrolment";
import { changeTierInput, confirmCustomerInput, moveEnrolmentInput } from "~/domain/onboarding/input";
import { listEnrolmentTiers } from "~/domain/onboarding/views/enrolment-tiers";
import { addPartnerNote } from "~/domain/partners/commands/add-partner-note";
import { changeLegalFacts } from "~/domain/partners/commands/change-organisation";
import { inviteFirstAdmin } from "~/domain/partners/commands/invite-first-admin";
import { addNoteInput, changeLegalFactsInput, inviteFirstAdminInput } from "~/domain/partners/input";
import { getPartnerForDesk } from "~/domain/partners/views/partners";
import { DeskPartnerPage } from "~/features/partners/desk-partner-page";
import { paths } from "~/paths";
import { onRecord } from "~/web/on-record.server";
import { formAction, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.legalName ?? "Partner"} · Fairlead` },
];

export const loader = pageLoader({ permission: "partner.read" }, async ({ ctx, params }) => {
  const partnerId = params.partnerId ?? "";
  const [partner, tiers] = await Promise.all([getPartnerForDesk(ctx, partnerId), listEnrolmentTiers(ctx, partnerId)]);
  return { ...partner, tiers };
});

const here = onRecord("partnerId", paths.desk.partner);

export const action = formAction({
  legal: here("partner.manage", changeLegalFactsInput, changeLegalFacts, "Saved. The partner sees it at once."),
  note: here("partner.manage", addNoteInput, addPartnerNote, "Kept."),
  invite: here("partner.manage", inviteFirstAdminInput, inviteFirstAdmin, "Invited. A mail with a link is on its way."),
  move: here("partner.manage", moveEnrolmentInput, moveEnrolment, "Done. The partner's admins are told."),
  tier: here("partner.manage", changeTierInput, changeTier, "Kept. What is earned from now on follows the tier."),
  customer: here("partner.manage", confirmCustomerInput, confirmCustomer, "Kept."),
});

export default function Partner() {
  const partner = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <DeskPartnerPage partner={partner} failure={failure} />;
}
