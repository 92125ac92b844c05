import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { AppFrame } from "~/features/shell/app-frame";
import { FramedError } from "~/features/shell/framed-error";
import { pageLoader } from "~/web/handle.server";
import { loadShell } from "~/web/shell.server";

export const loader = pageLoader({ permission: "desk.enter" }, ({ ctx, context }) => loadShell(ctx, context));

export default function Desk() {
  return (
    <AppFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </AppFrame>
  );
}

export function ErrorBoundary() {
  return <FramedError side="vendor" frame={useRouteLoaderData<typeof loader>("routes/desk")} />;
}
