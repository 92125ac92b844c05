import { describe, expect, it } from "vitest";
import { describeStanding } from "~/domain/leads/standing";
import { afterWon } from "./after-won";

const won = describeStanding({ status: "accepted", stage: "won" }, "partner");
const later = new Date("2026-12-27T12:00:00Z");
const next = (...statuses: string[]) =>
  afterWon(
    won,
    statuses.map((status) => ({ status, heldUntil: status === "pending" ? later : null })),
    "UTC",
  ).next;

describe("what comes after a won deal", () => {
  it("is the end of the hold, with its day", () => {
    expect(next("awaiting_approval", "pending")).toBe(
      "Your reward is held until 27 Dec 2026; then it goes to approval by itself.",
    );
  });

  it("has no day while a review holds it", () => {
    expect(afterWon(won, [{ status: "pending", heldUntil: null }], "UTC").next).toContain("A review is on");
  });

  it("is the approval, then the payout", () => {
    expect(next("paid", "awaiting_approval")).toContain("waits for approval");
    expect(next("paid", "approved")).toContain("with the next payout");
    expect(next("paid")).toContain("Nothing more to do");
  });

  it("is what the program says where nothing was earned, or may be seen", () => {
    expect(next()).toBe(won.next);
    expect(next("reversed")).toBe(won.next);
  });
});
