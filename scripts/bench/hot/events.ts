import { benchEnd } from "../clock";

/** A product reports of so many accounts. */
const spread = 5_000;

/** Events that nobody has sent yet, each as JSON. @param series what sets their ids apart from another's */
export function createEvents(series: string): (count: number) => string[] {
  let last = 0;
  const occurredAt = benchEnd.toISOString();
  return (count) =>
    Array.from({ length: count }, () => {
      last += 1;
      const account = `{"externalId":"acct-${last % spread}","domain":"account-${last % spread}.example"}`;
      return `{"id":"${series}-${last}","type":"feature.activated","occurredAt":"${occurredAt}","account":${account},"feature":"reports","data":{"seats":${last % 90},"plan":"growth"}}`;
    });
}
