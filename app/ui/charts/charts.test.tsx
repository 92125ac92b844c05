import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { BarChart } from "./bar-chart";
import { percentScale, spread } from "./chart-scale";
import { Funnel } from "./funnel";
import { LineChart } from "./line-chart";
import { Sparkline } from "./sparkline";

const broken = /NaN|Infinity|undefined|null/;

describe("percentScale", () => {
  it("goes from zero to a round number at or above the largest value", () => {
    const scale = percentScale([3, 47]);
    expect(scale.domain()).toEqual([0, 50]);
    expect(scale(0)).toBe(0);
    expect(scale(50)).toBe(100);
  });

  it.each([[[]], [[0, 0]], [[Number.NaN, Number.POSITIVE_INFINITY]]])("divides by nothing for %j", (values) => {
    expect(percentScale(values)(0)).toBe(0);
    expect(percentScale(values).domain()).toEqual([0, 1]);
  });

  it("moves the zero line up for negative values", () => {
    const scale = percentScale([-50, 50]);
    expect(scale(0)).toBeCloseTo(50);
  });
});

describe("spread", () => {
  it.each([
    [[], []],
    [[50], [50]],
    [
      [10, 12, 60],
      [10, 23, 60],
    ],
    [
      [100, 99, 98],
      [100, 87, 74],
    ],
    [
      [-5, 0],
      [0, 13],
    ],
  ])("moves %j to %j", (places, expected) => {
    expect(spread(places, 13, 100)).toEqual(expected);
  });
});

describe("LineChart", () => {
  const draw = (values: (number | null)[], labels = values.map((_value, index) => `m${index}`)) =>
    renderToStaticMarkup(
      <LineChart title="t" labels={labels} labelName="Month" filled series={[{ name: "s", values }]} />,
    );

  it.each([
    ["nothing", []],
    ["one point", [5]],
    ["zeros", [0, 0, 0]],
    ["only gaps", [null, null]],
    ["no numbers", [Number.NaN, 1, Number.POSITIVE_INFINITY]],
    ["negatives", [-5, 3, -2]],
  ])("draws %s without broken coordinates", (_what, values) => {
    expect(draw(values)).not.toMatch(broken);
  });

  it("leaves a gap where nothing is known instead of drawing a line through zero", () => {
    const path = /class="chart-line" d="([^"]*)"/.exec(draw([1, 2, null, 2, 1]))?.[1] ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
    expect(draw([1, null])).toContain("<td>–</td>");
  });

  it("writes the last known value and every value in the table", () => {
    const html = draw([1, 2, 44, null]);
    expect(html).toMatch(/chart-value[^>]*>44</);
    expect(html.match(/<tr>/g)).toHaveLength(5);
  });

  it("writes at most six labels, the first and the last among them", () => {
    const labels = Array.from({ length: 24 }, (_value, index) => `label-${index}`);
    const html = draw(
      labels.map(() => 1),
      labels,
    );
    const drawn = [...html.matchAll(/<text[^>]*>(label-\d+)</g)].map((match) => match[1]);
    expect(drawn.length).toBeLessThanOrEqual(6);
    expect(drawn).toEqual(expect.arrayContaining(["label-0", "label-23"]));
  });
});

describe("Funnel", () => {
  it("says each step's share of the one before, and nothing where that was zero", () => {
    const html = renderToStaticMarkup(
      <Funnel
        title="t"
        steps={[
          { label: "Submitted", value: 200 },
          { label: "Accepted", value: 50 },
          { label: "Won", value: 0 },
          { label: "Paid", value: 0 },
        ]}
      />,
    );
    expect(html).toContain("25 %");
    expect(html).toContain("0 %");
    expect(html).not.toMatch(broken);
    expect(html).toContain('width="25%"');
  });
});

describe("BarChart and Sparkline", () => {
  it("draw empty and zero data", () => {
    expect(renderToStaticMarkup(<BarChart title="t" labelName="l" valueName="v" bars={[]} />)).not.toMatch(broken);
    const zero = renderToStaticMarkup(
      <BarChart title="t" labelName="l" valueName="v" bars={[{ label: "a", value: 0 }]} />,
    );
    expect(zero).toContain('width="0%"');
    for (const values of [[], [1], [0, 0], [Number.NaN]]) {
      expect(renderToStaticMarkup(<Sparkline values={values} label="l" />)).not.toMatch(broken);
    }
  });
});
