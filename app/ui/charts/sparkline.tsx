import { line } from "d3-shape";
import { finite, percentScale, round } from "./chart-scale";

/** A small line in a table or beside a figure; `label` says in words what it shows. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const scale = percentScale(values);
  const last = Math.max(1, values.length - 1);
  const path = line<number>()
    .x((_value, index) => round(1 + (index / last) * 78))
    .y((value) => round(22 - (scale(finite(value)) / 100) * 20))([...values]);
  return (
    <svg width="80" height="24" viewBox="0 0 80 24" role="img" aria-label={label} className="chart-1 inline-block">
      <path
        d={path ?? ""}
        fill="none"
        stroke="var(--series)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
