import { describe, expect, it } from "vitest";
import {
  canMoveProgram,
  decideEnrolment,
  decideMove,
  programMoveNames,
  programMoves,
  type ProgramStatus,
  programStatuses,
} from "./lifecycle";

const table: Record<ProgramStatus, string[]> = {
  draft: ["startPilot", "goLive", "end"],
  pilot: ["goLive", "pause", "end"],
  live: ["pause", "end"],
  paused: ["resume", "end"],
  ended: [],
};

describe("a program's moves", () => {
  it.each(programStatuses)("from %s are those of the table", (status) => {
    const place = { status, pausedFrom: null };
    expect(programMoveNames.filter((name) => canMoveProgram(place, name))).toEqual(table[status]);
  });

  it("from a paused pilot lead back into the pilot", () => {
    const place = { status: "paused" as const, pausedFrom: "pilot" };
    expect(programMoveNames.filter((name) => canMoveProgram(place, name))).toEqual(["resumePilot", "end"]);
  });

  it("say what they do to submissions and money, each", () => {
    for (const { submissions, money } of Object.values(programMoves)) {
      expect([submissions, money].every((sentence) => sentence.endsWith("."))).toBe(true);
    }
  });

  const facts = { status: "draft" as const, pausedFrom: null, hasRules: true, enrolled: 2, places: 2 };
  it.each([
    ["a pilot with room", "startPilot", facts, true],
    ["a pilot without rules", "startPilot", { ...facts, hasRules: false }, false],
    ["a pilot without places", "startPilot", { ...facts, places: null }, false],
    ["a pilot with too many partners", "startPilot", { ...facts, enrolled: 3 }, false],
    ["a start without rules", "goLive", { ...facts, hasRules: false }, false],
    ["a start without places", "goLive", { ...facts, places: null }, true],
    ["an end without rules", "end", { ...facts, hasRules: false }, true],
    ["a pause of a draft", "pause", facts, false],
  ] as const)("%s", (_, name, given, ok) => expect(decideMove(name, given).ok).toBe(ok));

  it.each([
    ["a paused pilot that is full", { status: "paused", pausedFrom: "pilot", enrolled: 2, places: 2 }, false],
    ["a paused program that was live", { status: "paused", pausedFrom: "live", enrolled: 2, places: 2 }, true],
    ["a pilot with room", { status: "pilot", enrolled: 1, places: 2 }, true],
    ["a full pilot", { status: "pilot", enrolled: 2, places: 2 }, false],
    ["a live program with more than its pilot had", { status: "live", enrolled: 9, places: 2 }, true],
    ["a draft", { status: "draft", enrolled: 9, places: 2 }, true],
    ["an ended one", { status: "ended", enrolled: 0, places: null }, false],
  ] as const)("takes a partner in: %s", (_, given, ok) =>
    expect(decideEnrolment({ pausedFrom: null, ...given }).ok).toBe(ok),
  );
});
