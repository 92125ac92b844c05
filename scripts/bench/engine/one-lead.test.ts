import { expect, it } from "vitest";
import { median } from "../median";
import { hundredFacts, measureLead, prepareLead } from "./one-lead";
import { referenceWork } from "./reference";

const mayTakeMs = 5;
/** What the reference takes where the limit holds as it stands; a machine that takes longer for it may take longer. */
const referenceMs = 0.6;
const rounds = 10;
const runs = 15;

it(`reconciles a lead with a hundred facts in less than ${mayTakeMs} ms of computing`, { timeout: 60_000 }, () => {
  expect(hundredFacts()).toHaveLength(100);
  const { commissions, reconcile } = prepareLead();
  expect(commissions).toBeGreaterThan(60);
  expect(reconcile()).toBe(0);
  // The best of several medians: a neighbour on the same core makes a whole round slow, and none fast.
  const of = (work: () => number) => median(measureLead(work, runs));
  const medians = Array.from({ length: rounds }, () => ({ lead: of(reconcile), reference: of(referenceWork) }));
  const best = Math.min(...medians.map(({ lead }) => lead));
  const reference = Math.min(...medians.map(({ reference }) => reference));
  const found = `${best.toFixed(2)} ms, the reference ${reference.toFixed(2)} ms`;
  console.log(`100 facts, ${commissions} commissions: ${found}, the best of ${rounds} medians`);
  expect(best).toBeLessThan(mayTakeMs * Math.max(1, reference / referenceMs));
});
