import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { AppFrame } from "~/features/shell/app-frame";
import { FramedError } from "~/features/shell/framed-error";
import { pageLoader } from "~/web/handle.server";
import { loadShell } from "~/web/shell.server";

export const loader = pageLoader({ permission: "portal.enter" }, ({ ctx, context }) => loadShell(ctx, context));

export default function Portal() {
  return (
    <AppFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </AppFrame>
  );
}

export function ErrorBoundary() {
  return <FramedError side="partner" frame={useRouteLoaderData<typeof loader>("routes/portal")} />;
}
