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
  pilot: ["goLive", "end"],
  live: ["pause", "end"],
  paused: ["resume", "end"],
  ended: [],
};

describe("a program's moves", () => {
  it.each(programStatuses)("from %s are those of the table", (status) => {
    expect(programMoveNames.filter((name) => canMoveProgram(status, name))).toEqual(table[status]);
  });

  it("say what they do to submissions and money, each", () => {
    for (const { submissions, money } of Object.values(programMoves)) {
      expect([submissions, money].every((sentence) => sentence.endsWith("."))).toBe(true);
    }
  });

  const facts = { status: "draft" as const, hasRules: true, enrolled: 2, places: 2 };
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
    ["a pilot with room", { status: "pilot", enrolled: 1, places: 2 }, true],
    ["a full pilot", { status: "pilot", enrolled: 2, places: 2 }, false],
    ["a live program with more than its pilot had", { status: "live", enrolled: 9, places: 2 }, true],
    ["a draft", { status: "draft", enrolled: 9, places: 2 }, true],
    ["an ended one", { status: "ended", enrolled: 0, places: null }, false],
  ] as const)("takes a partner in: %s", (_, given, ok) => expect(decideEnrolment(given).ok).toBe(ok));
});
