import { expect, it } from "vitest";
import { dayChips } from "./day-range";

it.each([
  ["from=2026-11-01&to=2026-11-30", ["Received from 1 Nov 2026", "Received to 30 Nov 2026"]],
  ["from=2026-02-30", []],
  ["to=yesterday", []],
  ["", []],
])("names the days of %j that filter", (address, texts) => {
  expect(dayChips("Received", new URLSearchParams(address)).map(({ text }) => text)).toEqual(texts);
});
