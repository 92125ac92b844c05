import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approveApplication, askApplicant, declineApplication } from "~/domain/onboarding/commands/decide-application";
import { askApplicantInput, declineApplicationInput, reviewApplicationInput } from "~/domain/onboarding/input";
import { getApplication } from "~/domain/onboarding/views/applications";
import { ApplicationPage } from "~/features/onboarding/application-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.legalName ?? "Application"} · Fairlead` },
];

export const loader = pageLoader({ permission: "desk.enter" }, ({ ctx, params }) =>
  getApplication(ctx, params.applicationId ?? ""),
);

const here = onRecord("applicationId", paths.desk.application);
const queue = paths.desk.applications();

export const action = formAction({
  ask: here("partner.manage", askApplicantInput, askApplicant, "Asked, by mail."),
  approve: here("partner.manage", reviewApplicationInput, approveApplication, "Taken in.", queue),
  decline: here("partner.manage", declineApplicationInput, declineApplication, "Declined. They are told why.", queue),
});

export default function Application() {
  const application = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <ApplicationPage application={application} failure={failure} />;
}
