import { recordClicks } from "~/domain/attribution/commands/record-clicks";
import type { Db } from "db/tx";

/** How many clicks one commit takes, and how many may wait for theirs; more than that is refused. */
const groupSize = 500;
const mostWaiting = 5_000;

/** Too many clicks wait for the database. */
export class RecorderFull extends Error {
  override name = "RecorderFull";
  readonly status = 503;
}

type NewClick = Parameters<typeof recordClicks>[1][number];
type Waiting = { click: NewClick; resolve(): void; reject(error: unknown): void };

/**
 * Keeps clicks durably and still fast: a click's promise settles when the commit that it was part of has, and while
 * one commit is under way the next ones gather. So no click is lost that was answered for, also over a crash, and a
 * hundred visitors at once cost one commit.
 */
export function createClickRecorder(db: Db) {
  const waiting: Waiting[] = [];
  let busy = false;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0, groupSize);
      try {
        await recordClicks(
          db,
          group.map(({ click }) => click),
        );
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    busy = false;
  }

  return {
    /** Throws `RecorderFull`, and the database's error when the click could not be kept. */
    record(click: NewClick): Promise<void> {
      if (waiting.length >= mostWaiting) return Promise.reject(new RecorderFull());
      return new Promise((resolve, reject) => {
        waiting.push({ click, resolve, reject });
        if (busy) return;
        busy = true;
        // Whoever came in at the same moment comes along.
        setImmediate(() => void work());
      });
    },
  };
}

export type ClickRecorder = ReturnType<typeof createClickRecorder>;
