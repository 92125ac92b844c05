import { describe, expect, it } from "vitest";
import { dueTerm, dueWords } from "./due-words";

describe("the name of a deadline", () => {
  it("goes before the time that is left, and before the moment", () => {
    expect(`${dueWords("protection", "vendor")}: 9 days left`).toBe("Protection: 9 days left");
    expect(dueTerm("protection", "partner")).toBe("Protection ends");
    expect(dueTerm("partner_answer", "partner")).toBe("Your answer, by");
    expect(dueTerm("close", "vendor")).toBe("Expected close");
  });
});
