import { area, line } from "d3-shape";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import type { CSSProperties } from "react";
import { finite, formatFigure, percent, percentScale, round, spread } from "./chart-scale";

export type Series = {
  name: string;
  /** One value per label; null where nothing is known, which leaves a gap. */
  values: readonly (number | null)[];
};

export type LineChartProps = Pick<ChartFrameProps, "title" | "description" | "level"> & {
  /** Along the bottom, such as months; the first column of the table. */
  labels: readonly string[];
  labelName: string;
  /** At most four. */
  series: readonly Series[];
  format?: (value: number) => string;
  /** Figures of the axis; as `format` writes them unless told otherwise, such as "$120K". */
  axis?: (value: number) => string;
  /** Fills the ground below the line; for one series. */
  filled?: boolean;
};

/** Height in px of the drawing, and what its sides keep for words. */
const height = 200;
const top = 10;
const bottom = 24;
const plot = height - top - bottom;
/** What a written figure takes up. */
const textHeight = 13;

type Point = [x: number, y: number | null];

/**
 * Lines over time. The path is stretched to the width by its own nested drawing, and the words stand outside of it:
 * so text keeps its size on every screen.
 */
export function LineChart(props: LineChartProps) {
  const { labels, labelName, series, format = formatFigure, axis = format, filled, ...frame } = props;
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const scale = percentScale(values);
  // What is counted has no halves.
  const isCounted = values.every(Number.isInteger);
  const ticks = scale.ticks(4).filter((tick) => !isCounted || Number.isInteger(tick));
  const xOf = (index: number) => (labels.length > 1 ? round((index / (labels.length - 1)) * 100) : 50);
  const yOf = (value: number) => round(100 - scale(finite(value)));
  const toPixels = (y: number) => top + (y / 100) * plot;
  const ends = endsOf(series, (value) => toPixels(yOf(value)));
  // Six tenths of an em hold a digit of the axis; the gutter is as wide as the longest figure.
  const gutter = { "--gutter": `${Math.max(...ticks.map((tick) => axis(tick).length)) * 0.45}rem` } as CSSProperties;
  const rows = labels.map((label, index) => [label, ...series.map(({ values }) => text(values[index], format))]);

  return (
    <ChartFrame
      {...frame}
      legend={legend(series)}
      table={{ columns: [labelName, ...series.map(({ name }) => name)], rows }}
    >
      <div className="chart-plot" style={gutter}>
        <svg height={height} role="presentation" aria-hidden="true">
          {ticks.map((tick) => (
            <text key={tick} x="100%" y={toPixels(yOf(tick)) + 4} textAnchor="end">
              {axis(tick)}
            </text>
          ))}
        </svg>
        <svg height={height} role="presentation" aria-hidden="true">
          {ticks.map((tick) => (
            <line key={tick} className="chart-grid" x2="100%" y1={toPixels(yOf(tick))} y2={toPixels(yOf(tick))} />
          ))}
          <svg
            aria-hidden="true"
            x="0"
            y={top}
            width="100%"
            height={plot}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            overflow="visible"
          >
            {series.map(({ name, values }, index) => {
              const points = values.map((value, at): Point => [xOf(at), value === null ? null : yOf(value)]);
              return (
                <g key={name} className={`chart-${index + 1}`}>
                  {filled ? <path className="chart-area" d={areaPath(points, yOf(0))} /> : null}
                  <path className="chart-line" d={linePath(points)} />
                </g>
              );
            })}
          </svg>
          {ends.map((end) => (
            <g key={end.name} className={`chart-${end.index + 1}`}>
              <circle className="chart-dot" cx={percent(xOf(end.at))} cy={end.y} r="3.5" />
              <text
                className="chart-value"
                x={percent(xOf(end.at))}
                y={end.labelY}
                textAnchor={anchor(end.at, labels.length)}
              >
                {format(end.value)}
              </text>
            </g>
          ))}
          {labels.map((label, index) =>
            shownLabel(index, labels.length) ? (
              <text key={label} x={percent(xOf(index))} y={height - 4} textAnchor={anchor(index, labels.length)}>
                {label}
              </text>
            ) : null,
          )}
        </svg>
      </div>
    </ChartFrame>
  );
}

/** The last known value of each series, and where it is written: above its point, and clear of the others. */
function endsOf(series: readonly Series[], toY: (value: number) => number) {
  const ends = series.flatMap(({ name, values }, index) => {
    const at = values.findLastIndex((value) => value !== null);
    const value = values[at];
    return value === null || value === undefined ? [] : [{ name, index, at, value, y: toY(value) }];
  });
  const places = spread(
    ends.map(({ y }) => y - 8),
    textHeight,
    top + plot - 4,
  );
  return ends.map((end, index) => ({ ...end, labelY: places[index] ?? end.y }));
}

function legend(series: readonly Series[]) {
  if (series.length < 2) return undefined;
  return series.map(({ name }, index) => (
    <span key={name} className={`chart-key chart-${index + 1}`}>
      {name}
    </span>
  ));
}

function text(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "–" : format(value);
}

function linePath(points: Point[]): string {
  return (
    line<Point>(
      (point) => point[0],
      (point) => point[1] ?? 0,
    ).defined(isKnown)(points) ?? ""
  );
}

function areaPath(points: Point[], zero: number): string {
  return (
    area<Point>(
      (point) => point[0],
      zero,
      (point) => point[1] ?? 0,
    ).defined(isKnown)(points) ?? ""
  );
}

function isKnown(point: Point): boolean {
  return point[1] !== null;
}

/** First, last and at most four between: labels must never touch. */
function shownLabel(index: number, count: number): boolean {
  if (count <= 5) return true;
  const step = Math.ceil((count - 1) / 4);
  return index === count - 1 || (index % step === 0 && count - 1 - index >= step / 2);
}

function anchor(index: number, count: number): "start" | "middle" | "end" {
  if (count === 1) return "middle";
  return index === 0 ? "start" : index === count - 1 ? "end" : "middle";
}
