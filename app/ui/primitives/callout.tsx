import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "../tone";

const icons = { good: CircleCheck, attention: TriangleAlert, bad: CircleAlert, info: Info, neutral: Info } as const;

export type CalloutProps = {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  /** True when it appears as the result of something the reader just did: it is then read out. */
  live?: boolean;
};

/** A short message in the flow of a page: what happened, and what to do. */
export function Callout({ tone = "info", title, children, action, live = false }: CalloutProps) {
  const Icon = icons[tone];
  return (
    <div className={`callout tone-${tone}`} role={live ? (tone === "bad" ? "alert" : "status") : undefined}>
      <Icon aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title ? <p className="callout-title">{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {action ? <div className="self-center">{action}</div> : null}
    </div>
  );
}
