import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import { finite, formatFigure, percent } from "./chart-scale";

export type FunnelStep = { label: string; value: number /** Rows behind the figure. */; href?: string };

export type FunnelProps = Pick<ChartFrameProps, "title" | "description" | "level"> & {
  steps: readonly FunnelStep[];
  format?: (value: number) => string;
};

/** Steps from the first to the last; each says its figure and its share of the step before. */
export function Funnel({ steps, format = formatFigure, ...frame }: FunnelProps) {
  const largest = Math.max(0, ...steps.map((step) => finite(step.value)));
  const shares = steps.map((step, index) => shareOf(step.value, steps[index - 1]?.value));
  const rows = steps.map((step, index) => [step.label, format(step.value), shares[index] ?? "–"]);
  return (
    <ChartFrame {...frame} table={{ columns: ["Step", "Number", "Of the step before"], rows }}>
      <ol className="grid gap-2">
        {steps.map((step, index) => (
          <li
            key={step.label}
            className="grid grid-cols-[7.5rem_minmax(0,1fr)_6.5rem] items-center gap-3 text-sm max-sm:grid-cols-[6rem_minmax(0,1fr)_5.5rem]"
          >
            <span className="truncate">{step.label}</span>
            <svg height="22" role="presentation" aria-hidden="true">
              <rect className="chart-track" width="100%" height="22" rx="4" />
              <rect
                className="chart-bar"
                width={percent(largest > 0 ? (Math.max(0, finite(step.value)) / largest) * 100 : 0)}
                height="22"
                rx="4"
              />
            </svg>
            <span className="flex items-center justify-between gap-2 tabular-nums">
              {step.href ? (
                <a href={step.href} className="link inline-flex min-h-6 items-center">
                  {format(step.value)}
                </a>
              ) : (
                <span className="font-semibold">{format(step.value)}</span>
              )}
              <span className="text-muted">{shares[index]}</span>
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  );
}

/** "42 %" of the step before; nothing for the first step, or when there was none before. */
function shareOf(value: number, before: number | undefined): string | null {
  if (before === undefined || !(before > 0)) return null;
  return `${Math.round((finite(value) / before) * 100)} %`;
}
