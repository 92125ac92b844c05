import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerApplication } from "~/domain/onboarding/commands/answer-application";
import { type DeclineReason, declineReasons } from "~/domain/onboarding/fields";
import { answerApplicationInput } from "~/domain/onboarding/input";
import { getOwnApplication } from "~/domain/onboarding/views/applications";
import { OwnApplicationPage } from "~/features/onboarding/own-application-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

// The address is all that a reader needs: no other site and no search engine may get hold of it. Our own may: without
// a referrer browsers send forms with the origin "null", which is refused.
export const meta: MetaFunction = () => [
  { title: "Your application · Fairlead" },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "same-origin" },
];

const query = z.strictObject({ of: z.string().max(300).default("") });

export const loader = pageLoader({ permission: "public", query }, ({ ctx, query: { of } }) =>
  getOwnApplication(ctx, of),
);

export const action = formAction({
  answer: intent({
    permission: "public",
    input: answerApplicationInput,
    limits: ({ network }) => [["application-network", network]],
    run: async ({ ctx, input }) => {
      await answerApplication(ctx, input);
      return goTo(paths.application(input.sealed), { toast: "Thank you. We decide now." });
    },
  }),
});

export default function Application() {
  const application = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const reason = application.reasonCode ? declineReasons[application.reasonCode as DeclineReason] : "";
  return <OwnApplicationPage application={application} reason={reason} failure={failure} />;
}
