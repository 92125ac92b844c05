import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { paths } from "~/paths";
import { ErrorPage } from "~/ui/layout/error-page";
import { ButtonLink } from "~/ui/primitives/button-link";
import { AppFrame, type Frame } from "./app-frame";

/** The error page of one side's screens. The navigation stays wherever the frame itself could be loaded. */
export function FramedError({ side, frame }: { side: Frame["side"]; frame: Frame | undefined }) {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const message = isRouteErrorResponse(error) ? (error.data as { message?: string } | null)?.message : undefined;
  const page = (
    <ErrorPage
      framed={frame !== undefined}
      status={status}
      message={message}
      actions={
        <ButtonLink to={side === "partner" ? paths.portal.home() : paths.desk.home()}>Go to your home page</ButtonLink>
      }
    />
  );
  return frame ? <AppFrame frame={frame}>{page}</AppFrame> : page;
}
