import { describe, expect, it } from "vitest";
import { decideExtension, type ExtensionFacts } from "./protection";
import { type LeadStage, type LeadState, type LeadStatus, leadStages, leadStatuses } from "./types";

const now = new Date("2026-11-24T15:00:00Z");
const protectedUntil = new Date("2026-12-01T15:00:00Z");
const rules = { days: 90, reminderDays: [14, 3], extensionDays: 30 };
const accepted = (stage: LeadStage): LeadState => ({ status: "accepted", stage });
const facts = (change: Partial<ExtensionFacts> = {}): ExtensionFacts => ({
  state: accepted("contacted"),
  protectedUntil,
  asked: false,
  ...change,
});

describe("more protection can be asked for", () => {
  const extensible: LeadStage[] = ["routing", "offered", "owned", "contacted", "qualified"];
  it.each(leadStages)("while a lead can expire: %s", (stage) => {
    expect(decideExtension(facts({ state: accepted(stage) }), rules, now).ok).toBe(extensible.includes(stage));
  });
  it.each(leadStatuses.filter((status) => status !== "accepted"))("never when it is %s", (status: LeadStatus) => {
    expect(decideExtension(facts({ state: { status, stage: null } }), rules, now).ok).toBe(false);
  });
  it("once, in time, and where the rules offer it", () => {
    expect(decideExtension(facts({ asked: true }), rules, now).ok).toBe(false);
    expect(decideExtension(facts(), { ...rules, extensionDays: 0 }, now).ok).toBe(false);
    expect(decideExtension(facts(), rules, protectedUntil).ok).toBe(false);
  });
  it("and is counted from the end of what there is", () => {
    expect(decideExtension(facts(), rules, now)).toEqual({ ok: true, until: new Date("2026-12-31T15:00:00Z") });
  });
});
