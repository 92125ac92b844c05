import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import { finite, formatFigure, percent, percentScale } from "./chart-scale";

export type Bar = { label: string; value: number; note?: string };

export type BarChartProps = Pick<ChartFrameProps, "title" | "description" | "level"> & {
  bars: readonly Bar[];
  /** What the label and the value are, as headers of the table. */
  labelName: string;
  valueName: string;
  format?: (value: number) => string;
};

/** Horizontal bars with their labels and values beside them; values are amounts, never negative. */
export function BarChart({ bars, labelName, valueName, format = formatFigure, ...frame }: BarChartProps) {
  const scale = percentScale(bars.map((bar) => bar.value));
  const rows = bars.map((bar) => [bar.label, format(bar.value)]);
  return (
    <ChartFrame {...frame} table={{ columns: [labelName, valueName], rows }}>
      <div className="grid gap-2.5" aria-hidden="true">
        {bars.map((bar) => (
          <div key={bar.label} className="grid gap-1">
            <div className="flex justify-between gap-3 text-sm">
              <span className="truncate">{bar.label}</span>
              <span className="tabular-nums">
                <span className="font-semibold">{format(bar.value)}</span>
                {bar.note ? <span className="text-muted"> {bar.note}</span> : null}
              </span>
            </div>
            <svg height="8" role="presentation" aria-hidden="true">
              <rect className="chart-track" width="100%" height="8" rx="4" />
              <rect className="chart-bar" width={percent(scale(Math.max(0, finite(bar.value))))} height="8" rx="4" />
            </svg>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
