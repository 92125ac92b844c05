import { describe, expect, it } from "vitest";
import { subscriptions } from "~/domain/journal/subscriptions";
import { plainJobs } from "./plain-jobs";
import { entryHandlers } from "./registry";
import { clockwork } from "./schedule";

describe("the registry of jobs", () => {
  it("has a handler for every subscription, and none that nothing subscribes to", () => {
    const subscribed = new Set(Object.values(subscriptions).flat());
    expect(Object.keys(entryHandlers).sort()).toEqual([...subscribed].sort());
  });

  it("gives every job a name of its own", () => {
    const names = [entryHandlers, plainJobs, clockwork].flatMap((jobs) => Object.keys(jobs));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
