import { isRouteErrorResponse, Outlet, useRouteError } from "@remix-run/react";
import { paths } from "~/paths";
import { ErrorPage } from "~/ui/layout/error-page";
import { PublicLayout } from "~/ui/layout/public-layout";
import { ButtonLink } from "~/ui/primitives/button-link";

const signIn = <ButtonLink to={paths.signIn()}>Sign in</ButtonLink>;

/** The frame of the pages for everybody; it knows nobody, so that caches may keep it. */
export default function Public() {
  return (
    <PublicLayout homeTo={paths.programs()} actions={signIn}>
      <Outlet />
    </PublicLayout>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const message = isRouteErrorResponse(error) ? (error.data as { message?: string } | null)?.message : undefined;
  return (
    <PublicLayout homeTo={paths.programs()} actions={signIn}>
      <ErrorPage
        framed
        status={status}
        message={message}
        actions={<ButtonLink to={paths.programs()}>See all programs</ButtonLink>}
      />
    </PublicLayout>
  );
}
