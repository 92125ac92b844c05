import { describe, expect, it } from "vitest";
import { type LinkFacts, standingOfLink } from "./link-rules";

const good: LinkFacts = {
  status: "active",
  programStatus: "live",
  enrolmentStatus: "approved",
  destinations: ["", "https://www.northlight.example/start"],
  allowedHosts: ["www.northlight.example"],
};

describe("a link's standing", () => {
  it("is open where the link, its program and its partner's part in it are, and leads to the first address given", () => {
    expect(standingOfLink(good)).toEqual({ open: true, destination: "https://www.northlight.example/start" });
    expect(standingOfLink({ ...good, programStatus: "pilot" }).open).toBe(true);
  });

  it.each<[string, Partial<LinkFacts>]>([
    ["paused", { status: "paused" }],
    ["stopped", { status: "stopped" }],
    ["program_paused", { programStatus: "paused" }],
    ["program_paused", { programStatus: "draft" }],
    ["suspended", { enrolmentStatus: "suspended" }],
    ["left", { enrolmentStatus: "ended" }],
    ["left", { enrolmentStatus: null }],
    ["ended", { programStatus: "ended" }],
    ["nowhere", { destinations: ["https://elsewhere.example/start"] }],
    ["nowhere", { destinations: ["", ""] }],
    ["nowhere", { destinations: ["http://www.northlight.example/start"] }],
  ])("says %s for %j", (why, facts) => {
    expect(standingOfLink({ ...good, ...facts })).toEqual({ open: false, why });
  });

  it("names what lasts longest when several things are in the way", () => {
    const inTheWay: Partial<LinkFacts>[] = [
      { destinations: [""] },
      { status: "stopped" },
      { programStatus: "paused" },
      { enrolmentStatus: "suspended" },
      { enrolmentStatus: "ended" },
      { programStatus: "ended" },
    ];
    const said = inTheWay.map((_, count) => {
      const standing = standingOfLink(Object.assign({ ...good }, ...inTheWay.slice(0, count + 1)));
      return standing.open ? "open" : standing.why;
    });
    expect(said).toEqual(["nowhere", "stopped", "program_paused", "suspended", "left", "ended"]);
  });
});
