import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { AppFrame } from "~/features/shell/app-frame";
import { FramedError } from "~/features/shell/framed-error";
import { pageLoader } from "~/web/handle.server";
import { loadShell } from "~/web/shell.server";

export const loader = pageLoader({ permission: "desk.enter" }, ({ ctx, context }) =>
  loadShell(ctx, { cookie: context.cookie, embedded: context.services.env.embedded }),
);

export default function Frame() {
  const frame = useLoaderData<typeof loader>();
  return (
    <AppFrame frame={frame}>
      <Outlet />
    </AppFrame>
  );
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("routes/desk");
  if (!frame) return <FramedError side="vendor" alone />;
  return (
    <AppFrame frame={frame}>
      <FramedError side="vendor" />
    </AppFrame>
  );
}
