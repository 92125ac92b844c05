import type { ReactNode } from "react";
import type { Tone } from "../tone";

export type StatProps = {
  label: string;
  value: ReactNode;
  /** What it means or compares with: "3 more than last week". */
  note?: ReactNode;
  tone?: Tone;
  /** A Sparkline. */
  trend?: ReactNode;
};

/** One figure of a home page or a report. Several stand in a StatRow. */
export function Stat({ label, value, note, tone, trend }: StatProps) {
  return (
    <div className="grid content-start gap-0.5 bg-surface px-4 py-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="flex flex-wrap items-end justify-between gap-x-2">
        <span className="text-xl font-semibold tracking-tight tabular-nums sm:text-2xl">{value}</span>
        {trend}
      </dd>
      {note ? <dd className={tone ? `tone-${tone} text-sm text-(--tone-ink)` : "text-sm text-muted"}>{note}</dd> : null}
    </div>
  );
}

/** Figures side by side, divided by lines. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className="stat-row">{children}</dl>;
}
