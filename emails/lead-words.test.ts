import { describe, expect, it } from "vitest";
import { describeStanding, type StandingFacts } from "~/domain/leads/standing";
import type { LeadState } from "~/domain/leads/types";
import { emailSamples } from "./email-samples";
import { type EmailName, renderEmail } from "./index";

const ended = (status: LeadState["status"]): LeadState => ({ status, stage: null });
const at = (stage: NonNullable<LeadState["stage"]>): LeadState => ({ status: "accepted", stage });

const letters = [
  ["lead-received", {}, ended("submitted"), "partner"],
  ["lead-question", {}, ended("needs_info"), "partner"],
  ["lead-rejected", {}, ended("rejected"), "partner"],
  ["lead-duplicate", {}, ended("duplicate"), "partner"],
  ["lead-moved", {}, { ...ended("withdrawn"), reasonCode: "moved_by_hand" }, "partner"],
  ["lead-expired", {}, ended("expired"), "partner"],
  ["lead-accepted", {}, at("routing"), "partner"],
  ["lead-stage", { stage: "qualified" }, at("qualified"), "partner"],
  ["lead-stage", { stage: "opportunity" }, at("opportunity"), "partner"],
  ["lead-won", {}, at("won"), "partner"],
  ["lead-lost", {}, at("lost"), "partner"],
  ["lead-answered", {}, ended("in_review"), "vendor"],
  ["lead-withdrawn", {}, ended("withdrawn"), "vendor"],
  ["offer-returned", {}, at("routing"), "vendor"],
] as const satisfies [EmailName, object, StandingFacts, "partner" | "vendor"][];

describe("a mail about a lead", () => {
  it.each(letters)("calls where it stands as its page does: %s %j", async (name, change, state, side) => {
    const { text } = await renderEmail(name, Object.assign({}, emailSamples[name], change));
    expect(text).toMatch(new RegExp(`^Where it stands: ${describeStanding(state, side).label}$`, "m"));
  });
});
