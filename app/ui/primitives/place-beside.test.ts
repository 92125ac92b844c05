import { describe, expect, it } from "vitest";
import { placeBeside } from "./place-beside";

const viewport = { width: 1280, height: 900 };
const at = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 40 });

describe("placeBeside", () => {
  it("stands just below its button, from its left edge on", () => {
    expect(placeBeside(at(100, 100), viewport, "start")).toEqual({
      top: 144,
      bottom: null,
      left: 100,
      right: null,
      maxWidth: 384,
      maxHeight: 512,
    });
  });

  it("ends with its button's right edge when asked to", () => {
    expect(placeBeside(at(1000, 100), viewport, "end")).toMatchObject({ top: 144, left: null, right: 240 });
  });

  it("turns to where there is room", () => {
    expect(placeBeside(at(1200, 100), viewport, "start")).toMatchObject({ left: null, right: 40 });
    expect(placeBeside(at(20, 100), viewport, "end")).toMatchObject({ left: 20, right: null });
    expect(placeBeside(at(100, 800), viewport, "start")).toMatchObject({ top: null, bottom: 104 });
    expect(placeBeside(at(100, 500), viewport, "start")).toMatchObject({ top: 544, bottom: null, maxHeight: 344 });
    expect(placeBeside(at(100, 20), viewport, "above")).toMatchObject({ top: 64, bottom: null });
  });

  it("never grows out of the viewport", () => {
    const small = { width: 640, height: 400 };
    for (const align of ["start", "end", "above"] as const) {
      for (const left of [0, 250, 300, 600]) {
        for (const top of [0, 180, 360]) {
          const place = placeBeside(at(left, top), small, align);
          const across = (place.left ?? place.right ?? Number.NaN) + place.maxWidth;
          const down = (place.top ?? place.bottom ?? Number.NaN) + place.maxHeight;
          expect(across, `${align} ${left}`).toBeLessThanOrEqual(small.width);
          expect(down, `${align} ${top}`).toBeLessThanOrEqual(small.height);
        }
      }
    }
  });
});
