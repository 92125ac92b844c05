import type { ReactNode } from "react";
import { formatCount } from "~/kernel/counted";

export type ProgressBarProps = {
  /** What is being done, such as "Importing leads". */
  label: string;
  value: number;
  max: number;
  /** Overrides the counts "120 of 604". */
  text?: ReactNode;
};

/** Progress of long work, with its counts. */
export function ProgressBar({ label, value, max, text }: ProgressBarProps) {
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="text-muted tabular-nums">{text ?? `${formatCount(value)} of ${formatCount(max)}`}</span>
      </div>
      <progress className="progress" value={value} max={Math.max(max, 1)} aria-label={label} />
    </div>
  );
}
