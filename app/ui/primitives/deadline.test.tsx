import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Deadline } from "./deadline";

const now = new Date("2026-11-27T18:00:00Z");
const shown = (due: string, exact?: boolean | "day") =>
  renderToStaticMarkup(<Deadline due={new Date(due)} now={now} timeZone="America/New_York" exact={exact} />)
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");

describe("a deadline", () => {
  it("is short in lists, and tells its moment where one thing is looked at", () => {
    expect(shown("2026-12-01T17:00:00Z")).toBe("4 days left");
    expect(shown("2026-12-01T17:00:00Z", true)).toMatch(/^Tue,? 1 Dec 2026, 12:00 \S+ · 4 days left$/);
  });

  it("is told as its day when it is the end of one", () => {
    expect(shown("2027-01-17T05:00:00Z", "day")).toBe("16 Jan 2027 · 50 days left");
  });
});
