import "./app.css";
import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { paths } from "./paths";
import { NonceContext } from "./ui/nonce-context";
import { ErrorPage } from "./ui/layout/error-page";
import { RouteAnnouncer } from "./ui/layout/route-announcer";
import { ButtonLink } from "./ui/primitives/button-link";
import { ToastRegion } from "./ui/primitives/toast-region";
import { readTheme } from "./web/theme.server";
import { takeToast } from "./web/toast.server";

export const meta: MetaFunction = () => [{ title: "Fairlead" }];

/** Theme and the message that the last action left: what every page needs, also an error page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const [theme, taken] = await Promise.all([readTheme(context.cookie), takeToast(context.cookie)]);
  const shown = {
    theme,
    requestId: context.requestId,
    toast: taken
      ? { id: context.requestId, text: taken.toast.message, tone: taken.toast.tone, undo: taken.toast.undo }
      : null,
  };
  return taken ? data(shown, { headers: { "Set-Cookie": taken.forget } }) : shown;
}

/** Cookies of loaders are kept by Remix itself; nothing else is to be passed on. */
export const headers: HeadersFunction = () => ({});

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  // An error page may come without any loader's data, hence not from there. The browser reads it from its page.
  const rendered = useContext(NonceContext);
  const nonce =
    rendered ??
    (typeof document === "undefined" ? undefined : document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce);
  return (
    <html lang="en" data-theme={root?.theme === "system" ? undefined : root?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <RouteAnnouncer />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { toast } = useLoaderData<typeof loader>();
  return (
    <>
      <Outlet />
      <ToastRegion toast={toast} />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const message = isRouteErrorResponse(error) ? (error.data as { message?: string } | null)?.message : undefined;
  return (
    <ErrorPage
      status={status}
      message={message}
      requestId={status >= 500 ? root?.requestId : undefined}
      actions={<ButtonLink to={paths.start()}>Go to your home page</ButtonLink>}
    />
  );
}
