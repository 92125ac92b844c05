import { getJournalEntry } from "db/queries/journal";
import type { Db } from "db/tx";
import type { JournalPayload } from "../append-journal";
import type { JournalKind } from "../kinds";

/** A journal entry as its followers read it. Throws when there is none: a follower never runs without its entry. */
export async function getEntry(db: Db, entryId: string) {
  const entry = await getJournalEntry(db, entryId);
  return { ...entry, kind: entry.kind as JournalKind, payload: entry.payload as JournalPayload };
}

export type JournalEntry = Awaited<ReturnType<typeof getEntry>>;
