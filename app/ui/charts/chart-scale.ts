import { scaleLinear } from "d3-scale";

/** Anything that is no number (NaN, Infinity) is drawn as nothing. */
export function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/**
 * A scale from values to percent of the drawing, from a zero line up to a round number at or above the largest value.
 * All zero or empty: from 0 to 1, so that nothing is divided by zero. Negative values move the zero line up.
 */
export function percentScale(values: readonly number[]) {
  const kept = values.map(finite);
  const low = Math.min(0, ...kept);
  const high = Math.max(0, ...kept);
  return scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .nice(4)
    .range([0, 100]);
}

/** Two decimals are finer than any screen, and keep the drawing small. */
export function round(value: number): number {
  return Number(value.toFixed(2));
}

/** A percentage for an SVG attribute. */
export function percent(value: number): string {
  return `${round(value)}%`;
}

const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** Figures as they are written when no other way is given. */
export function formatFigure(value: number): string {
  return plain.format(finite(value));
}

/**
 * Moves places apart that are closer than `gap`, as little as needed and in their order, within 0 and `end`.
 * @returns a place for each, in the order in which they were given
 */
export function spread(places: readonly number[], gap: number, end: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  let lowest = 0;
  for (const one of order) {
    one.place = Math.max(one.place, lowest);
    lowest = one.place + gap;
  }
  let highest = end;
  for (const one of order.toReversed()) {
    one.place = Math.min(one.place, highest);
    highest = one.place - gap;
  }
  const spaced = [...places];
  for (const { place, index } of order) spaced[index] = place;
  return spaced;
}
