import { listAccountEvents } from "db/queries/inbound-events";
import type { Db } from "db/tx";
import { readFact } from "./stored-fact";
import type { InboundFact } from "./types";

/** An event of an account, with its fact complete. */
export type AccountEvent = Omit<Awaited<ReturnType<typeof listAccountEvents>>[number], "fact"> & { fact: InboundFact };

/** Everything that was reported about an account, in the order in which it was received. */
export async function readAccountEvents(db: Db, accountId: string): Promise<AccountEvent[]> {
  const events = await listAccountEvents(db, accountId);
  return events.map((event) => ({ ...event, fact: readFact(event.fact) }));
}

/** When an account signed up: the first moment that anything is known to have happened with it. */
export function signUpOf(events: readonly AccountEvent[]): Date {
  return new Date(Math.min(...events.map(({ occurredAt }) => occurredAt.getTime())));
}
