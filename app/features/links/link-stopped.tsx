import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { paths } from "~/paths";
import { ErrorPage } from "~/ui/layout/error-page";
import { ButtonLink } from "~/ui/primitives/button-link";

const words = {
  unknown: {
    title: "This link does not exist",
    message: "Perhaps a letter is missing. Please ask whoever gave it to you, or look at our programs.",
  },
  paused: {
    title: "This link is not in use at the moment",
    message: "It was paused. Whoever gave it to you can tell you more; nothing about you was recorded.",
  },
  ended: {
    title: "This offer has ended",
    message: "The program that this link belonged to is over. Nothing about you was recorded.",
  },
} as const;

/** What visitors of a link read that leads nowhere: the error page of the routes for links. */
export function LinkStopped() {
  const error = useRouteError();
  const response = isRouteErrorResponse(error) ? error : null;
  const why = (response?.data as { why?: unknown } | null)?.why;
  const known = typeof why === "string" && Object.hasOwn(words, why) ? words[why as keyof typeof words] : undefined;
  return (
    <ErrorPage
      framed
      status={response?.status ?? 500}
      {...known}
      actions={<ButtonLink to={paths.programs()}>See all programs</ButtonLink>}
    />
  );
}
