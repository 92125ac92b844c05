import type { ReactNode } from "react";
import { LogoMark } from "../primitives/logo";

export type ErrorPageProps = {
  /** HTTP status: 404, 409, 429, 500, 503 have words of their own. */
  status: number;
  /** Overrides the words, where more is known. */
  title?: string;
  message?: ReactNode;
  /** For support; shown small. */
  requestId?: string;
  /** Ways on: links or a retry form. */
  actions?: ReactNode;
  /** True inside the AppShell, which already has a main landmark. */
  framed?: boolean;
};

const words: Record<number, { title: string; message: string }> = {
  400: {
    title: "This request could not be read",
    message: "Please go back, reload the page and try again. Nothing was changed.",
  },
  404: {
    title: "This page does not exist",
    message: "It may have moved, or it is not yours to see. Check the address, or go on from your home page.",
  },
  409: {
    title: "This changed in the meantime",
    message: "Somebody else was quicker. Nothing was overwritten: reload the page to see how it stands now.",
  },
  413: {
    title: "This is too large to send",
    message: "Nothing was saved. Choose a smaller file, or split it, and send it again.",
  },
  429: { title: "Too many attempts", message: "Please wait a little, then try again." },
  500: {
    title: "Something went wrong on our side",
    message: "It was recorded and will be looked at. What you saved before is safe. Please try again.",
  },
  503: {
    title: "Fairlead is not available right now",
    message: "Nothing was lost. It comes back by itself; please try again in a minute.",
  },
};

/** A calm page for when something is missing or wrong: what happened, that nothing was lost, and what to do. */
export function ErrorPage({ status, title, message, requestId, actions, framed = false }: ErrorPageProps) {
  const known = words[status] ?? (status < 500 ? words[400] : words[500]);
  const content = (
    <div className="grid max-w-md justify-items-center gap-2 text-center">
      <LogoMark size={36} />
      <p className="mt-2 text-sm text-muted tabular-nums">{status}</p>
      <h1 className="text-xl font-semibold">{title ?? known?.title}</h1>
      <div className="text-muted">{message ?? known?.message}</div>
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
      {requestId ? <p className="mt-6 text-xs text-muted">Reference for support: {requestId}</p> : null}
    </div>
  );
  if (framed) return <div className="grid min-h-[60dvh] place-items-center">{content}</div>;
  return (
    <main id="main" className="grid min-h-dvh place-items-center px-4 py-10">
      {content}
    </main>
  );
}
