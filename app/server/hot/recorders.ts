import { prepareEvents, receiveDeliveries } from "~/domain/attribution/commands/receive-events";
import { recordClicks, setClicksAside } from "~/domain/attribution/commands/record-clicks";
import type { InboundEvent } from "~/domain/attribution/types";
import type { Ctx } from "~/domain/context";
import { groupCommits } from "./group-commits";

export type NewClick = Parameters<typeof recordClicks>[1][number];

type Prepared = ReturnType<typeof prepareEvents>;

/** From so many clicks a second on, a process sets them aside and leaves their counting to later. */
const rush = 1_000;

/** @returns a function that takes how many came just now, and says whether more come than a second's worth of `most` */
function rushMeter(most: number): (more: number) => boolean {
  let level = 0;
  let before = performance.now();
  return (more) => {
    const now = performance.now();
    const drained = ((now - before) / 1000) * most;
    before = now;
    level = Math.min(Math.max(0, level - drained) + more, 2 * most);
    return level > most;
  };
}

/** What the hot paths keep, in commits that they share (`groupCommits`): clicks, and the events of one delivery. */
export function createRecorders(ctx: Pick<Ctx, "db" | "now" | "newId">) {
  const isRush = rushMeter(rush);
  const recordClick = groupCommits<NewClick, void>({
    async keep(clicks) {
      await (isRush(clicks.length) ? setClicksAside : recordClicks)(ctx.db, clicks);
      return [];
    },
    group: 500,
    waiting: 5_000,
  });
  const recordPrepared = groupCommits<Prepared, number>({
    keep: (deliveries) => receiveDeliveries(ctx, deliveries),
    weightOf: (events) => events.length,
    group: 2_000,
    waiting: 50_000,
  });
  return {
    recordClick,
    /** @returns how many of the events are new */
    recordEvents: (events: readonly InboundEvent[]): Promise<number> => recordPrepared(prepareEvents(ctx, events)),
  };
}

export type Recorders = ReturnType<typeof createRecorders>;
