import { prepareEvents, receiveDeliveries } from "~/domain/attribution/commands/receive-events";
import { recordClicks } from "~/domain/attribution/commands/record-clicks";
import type { InboundEvent } from "~/domain/attribution/types";
import { type AppServices, createCtx } from "~/web/context.server";
import { groupCommits } from "./group-commits";

type NewClick = Parameters<typeof recordClicks>[1][number];

type Prepared = ReturnType<typeof prepareEvents>;

/** What the hot paths keep, in commits that they share (`groupCommits`): clicks, and the events of one delivery. */
export function createRecorders(services: AppServices) {
  const ctx = createCtx(services, { kind: "system" }, "");
  const recordClick = groupCommits<NewClick, void>({
    async keep(clicks) {
      await recordClicks(ctx.db, clicks);
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
