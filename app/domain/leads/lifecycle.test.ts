import { describe, expect, it } from "vitest";
import { canEdit, canMove, type MoveName, moves } from "./lifecycle";
import { describeStanding } from "./standing";
import { leadStages, leadStatuses, type LeadState } from "./types";

const states: LeadState[] = [
  ...leadStatuses.filter((status) => status !== "accepted").map((status) => ({ status, stage: null })),
  ...leadStages.map((stage) => ({ status: "accepted" as const, stage })),
];
const nameOf = (state: LeadState) => state.stage ?? state.status;

const handingOver: MoveName[] = ["handOver", "takeOver", "endHandOver"];

/** PRODUCT's two tables, written out once more and independently: from → allowed moves. */
const expected: Record<string, MoveName[]> = {
  submitted: ["startReview", "askPartner", "accept", "reject", "markDuplicate", "withdraw", "endMoved"],
  in_review: ["askPartner", "accept", "reject", "markDuplicate", "withdraw", "endMoved"],
  needs_info: ["answer", "withdraw", "expireUnanswered", "endMoved"],
  rejected: ["reconsider"],
  duplicate: ["reconsider"],
  withdrawn: [],
  expired: [],
  routing: ["offer", "expireUnprotected", "endMoved"],
  offered: ["recallOffer", "acceptOffer", "declineOffer", "lapseOffer", "expireUnprotected", "endMoved"],
  owned: ["contact", "expireUnprotected", "endMoved", ...handingOver],
  contacted: ["qualify", "expireUnprotected", "endMoved", ...handingOver],
  qualified: ["openOpportunity", "expireUnprotected", "endMoved", ...handingOver],
  opportunity: ["win", "lose", "endMoved", ...handingOver],
  won: ["endMoved"],
  lost: ["reopen", "endMoved", ...handingOver],
};

describe("the table of moves", () => {
  it.each(states.map((state) => [nameOf(state), state] as const))("from %s", (name, state) => {
    const allowed = (Object.keys(moves) as MoveName[]).filter((move) => canMove(state, move));
    expect(allowed.sort()).toEqual([...(expected[name] ?? [])].sort());
  });

  it("leads only to states that exist, with a stage exactly when accepted", () => {
    for (const { to } of Object.values(moves)) if (to) expect(to.status === "accepted").toBe(to.stage !== null);
  });

  it("is editable only while the partner's word is open", () => {
    expect(states.filter(canEdit).map(nameOf)).toEqual(["submitted", "needs_info"]);
  });

  it("has partner and vendor words for every state", () => {
    for (const state of states) {
      for (const side of ["partner", "vendor"] as const) {
        const { label, why, next } = describeStanding(state, side);
        expect(
          [label, why, next].every((text) => text.length > 2),
          `${side} ${nameOf(state)}`,
        ).toBe(true);
      }
    }
  });
});
