import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { describeStanding } from "~/domain/leads/standing";
import type { LeadState } from "~/domain/leads/types";
import { LeadProgress, stepsOf } from "./lead-progress";

const stepsAt = (state: LeadState) => stepsOf(state.status, state.stage, describeStanding(state, "partner"));
const here = (state: LeadState) =>
  stepsAt(state).flatMap((step) => (step.state === "done" || step.state === "next" ? [] : [step]));

describe("the steps of a lead", () => {
  it.each([
    [{ status: "submitted", stage: null }, "Submitted"],
    [{ status: "in_review", stage: null }, "In review"],
    [{ status: "accepted", stage: "routing" }, "Accepted"],
    [{ status: "accepted", stage: "owned" }, "Accepted"],
    [{ status: "accepted", stage: "contacted" }, "In contact"],
    [{ status: "accepted", stage: "qualified" }, "Qualified"],
    [{ status: "accepted", stage: "opportunity" }, "Opportunity"],
  ] satisfies [LeadState, string][])("name the one that it stands on: %j", (state, label) => {
    expect(here(state)).toEqual([{ label, state: "current" }]);
  });

  it("are all done with what is won", () => {
    const steps = stepsAt({ status: "accepted", stage: "won" });
    expect(steps.map(({ state }) => state)).toEqual([...Array(6).fill("done"), "arrived"]);
  });

  it.each([
    [{ status: "rejected", stage: null }, "Not accepted"],
    [{ status: "accepted", stage: "lost" }, "Lost"],
  ] satisfies [LeadState, string][])("say how it ended: %j", (state, label) => {
    expect(here(state)).toEqual([{ label, state: "stopped" }]);
  });

  it("tell a screen reader which one is the present one", () => {
    const state = { status: "accepted", stage: "opportunity" } as const;
    const html = renderToStaticMarkup(<LeadProgress lead={{ ...state, standing: { label: "Opportunity" } }} />);
    expect(html).toMatch(/aria-current="step"><span>Opportunity<span class="sr-only"> \(now\)/);
  });
});
