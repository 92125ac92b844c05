import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { applyWithin } from "~/domain/onboarding/commands/apply";
import { answerQualification } from "~/domain/onboarding/commands/change-enrolment";
import { answerQuestionInput, applyWithinInput } from "~/domain/onboarding/input";
import { getStart } from "~/domain/onboarding/views/start";
import { StartPage } from "~/features/onboarding/start-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onPage } from "~/web/on-record.server";

export const meta: MetaFunction = () => [{ title: "Get started · Fairlead" }];

export const loader = pageLoader({ permission: "portal.enter" }, ({ ctx }) => getStart(ctx));

const here = onPage(paths.portal.start());

export const action = formAction({
  answer: here("organisation.edit", answerQuestionInput, answerQualification, "Thank you. It is kept."),
  apply: here("organisation.edit", applyWithinInput, applyWithin, "Sent. A partner manager reads it."),
});

export default function Start() {
  const start = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <StartPage start={start} failure={failure} />;
}
