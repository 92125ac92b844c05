import { expect, it } from "vitest";
import { median } from "../median";
import { hundredFacts, measureLead, prepareLead } from "./one-lead";

const mayTakeMs = 5;
const mostRounds = 100;
const runs = 15;

it(`reconciles a lead with a hundred facts in less than ${mayTakeMs} ms of computing`, { timeout: 60_000 }, () => {
  expect(hundredFacts()).toHaveLength(100);
  const { commissions, reconcile } = prepareLead();
  expect(commissions).toBeGreaterThan(60);
  expect(reconcile()).toBe(0);
  // The best of several medians: a neighbour on the same core makes rounds slow for seconds, and none fast.
  let best = Number.POSITIVE_INFINITY;
  let rounds = 0;
  for (; rounds < mostRounds && best >= mayTakeMs; rounds += 1) {
    best = Math.min(best, median(measureLead(reconcile, runs)));
  }
  console.log(`100 facts, ${commissions} commissions: ${best.toFixed(2)} ms, the best of ${rounds} medians`);
  expect(best).toBeLessThan(mayTakeMs);
});
