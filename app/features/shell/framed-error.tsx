import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { paths } from "~/paths";
import { ErrorPage } from "~/ui/layout/error-page";
import { ButtonLink } from "~/ui/primitives/button-link";

/** The error page of a screen inside the frame: the navigation stays. `alone` where there is no frame. */
export function FramedError({ side, alone = false }: { side: "partner" | "vendor"; alone?: boolean }) {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const message = isRouteErrorResponse(error) ? (error.data as { message?: string } | null)?.message : undefined;
  return (
    <ErrorPage
      framed={!alone}
      status={status}
      message={message}
      actions={
        <ButtonLink to={side === "partner" ? paths.portal.home() : paths.desk.home()}>Go to your home page</ButtonLink>
      }
    />
  );
}
