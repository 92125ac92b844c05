import { enqueueHandlers } from "db/queries/jobs";
import { insertJournalEntry } from "db/queries/journal";
import type { Tx } from "db/tx";
import type { Actor, Ctx } from "../context";
import { type JournalKind, journalKinds } from "./kinds";
import { type HandlerName, onceForAll, subscriptions } from "./subscriptions";

/** JSON without personal data: ids, codes, amounts (minor units as text) and decisions. */
export type JournalPayload = Record<string, string | number | boolean | null | string[]>;

export type NewJournalEntry = {
  kind: JournalKind;
  leadId?: string;
  partnerId?: string;
  programId?: string;
  /** The customer's account that the fact is about. */
  accountId?: string;
  payload?: JournalPayload;
  /** When it happened in the world; now unless told otherwise. */
  occurredAt?: Date;
  /** Where it was reported and under which id; the database takes each once. */
  source?: { name: string; id: string };
};

/** A person's or an API key's id; nobody else has one. */
function actorIdOf(actor: Actor): string | null {
  if (actor.kind === "integration") return actor.apiKeyId;
  return "userId" in actor ? actor.userId : null;
}

/**
 * Records a fact and, unless the past is replayed, enqueues what follows from it, both in the caller's transaction.
 * @returns the entry's id, which is also the key under which handlers do their work once
 */
export async function appendJournal(tx: Tx, ctx: Ctx, entry: NewJournalEntry): Promise<string> {
  const id = ctx.newId("jrn");
  const now = ctx.now();
  const { actor } = ctx;
  await insertJournalEntry(tx, {
    id,
    kind: entry.kind,
    audience: journalKinds[entry.kind].audience,
    leadId: entry.leadId ?? null,
    partnerId: entry.partnerId ?? null,
    programId: entry.programId ?? null,
    accountId: entry.accountId ?? null,
    actorKind: actor.kind === "anonymous" ? "system" : actor.kind,
    actorId: actorIdOf(actor),
    occurredAt: entry.occurredAt ?? now,
    recordedAt: now,
    source: entry.source?.name ?? "fairlead",
    sourceId: entry.source?.id ?? id,
    payload: JSON.stringify(entry.payload ?? {}),
  });
  const handlers = (subscriptions as Partial<Record<JournalKind, readonly HandlerName[]>>)[entry.kind];
  if (handlers && !ctx.replay) {
    await enqueueHandlers(
      tx,
      id,
      handlers.map((name) => ({ name, key: keyOf(name, id, entry.leadId) })),
    );
  }
  return id;
}

/** Each handler runs once per entry; bringing a lead in line with its facts, once for all that wait for it. */
function keyOf(handler: HandlerName, entryId: string, leadId: string | undefined): string {
  return onceForAll.has(handler) && leadId ? `${handler}:${leadId}` : `${entryId}:${handler}`;
}
