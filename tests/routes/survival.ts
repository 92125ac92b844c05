import { expect } from "vitest";
import type { Answer } from "../support/http-client";
import type { TestServer } from "../support/http-server";

/** Counts answers and holds each against what bad input may bring about at most: a refusal. */
export function watchSurvival(server: () => TestServer) {
  let requests = 0;
  const statuses: Record<string, number> = {};
  return {
    /** No answer of 500 or above, nothing logged as a defect, and the server still there. */
    async survives(sent: Promise<Answer>, what: string): Promise<Answer> {
      const answer = await sent;
      requests += 1;
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      expect(server().errors.splice(0), what.slice(0, 400)).toEqual([]);
      expect(answer.status, what.slice(0, 400)).toBeLessThan(500);
      return answer;
    },
    report: () => `${requests} requests, answers by status ${JSON.stringify(statuses)}`,
  };
}
