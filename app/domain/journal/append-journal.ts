import type { NewJob } from "db/queries/jobs";
import { insertJournalEntries } from "db/queries/journal";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
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
 * Records facts, in this order, and, unless the past is replayed, enqueues what follows from them, both in the caller's
 * transaction.
 * @returns the entries' ids, which are also the keys under which handlers do their work once
 */
export async function appendAll(tx: Tx, ctx: Ctx, facts: readonly NewJournalEntry[]): Promise<string[]> {
  if (facts.length === 0) return [];
  const now = ctx.now();
  const { actor } = ctx;
  const entries = facts.map((fact) => {
    const id = ctx.newId("jrn");
    return {
      id,
      kind: fact.kind,
      audience: journalKinds[fact.kind].audience,
      leadId: fact.leadId ?? null,
      partnerId: fact.partnerId ?? null,
      programId: fact.programId ?? null,
      accountId: fact.accountId ?? null,
      actorKind: actor.kind === "anonymous" ? "system" : actor.kind,
      actorId: actorIdOf(actor),
      occurredAt: fact.occurredAt ?? now,
      recordedAt: now,
      source: fact.source?.name ?? "fairlead",
      sourceId: fact.source?.id ?? id,
      payload: JSON.stringify(fact.payload ?? {}),
    };
  });
  await insertJournalEntries(tx, entries, ctx.replay ? [] : entries.flatMap(jobsOf));
  return entries.map(({ id }) => id);
}

/** Records one fact (`appendAll`). @returns its id */
export async function appendJournal(tx: Tx, ctx: Ctx, fact: NewJournalEntry): Promise<string> {
  const [id] = await appendAll(tx, ctx, [fact]);
  assert(id, "one fact is one entry");
  return id;
}

/** What follows from an entry. */
function jobsOf({ id, kind, leadId }: { id: string; kind: JournalKind; leadId: string | null }): NewJob[] {
  const handlers = (subscriptions as Partial<Record<JournalKind, readonly HandlerName[]>>)[kind] ?? [];
  return handlers.map((name) => {
    return { name, payload: { entryId: id }, key: keyOf(name, id, leadId), urgency: urgencyOf(name) };
  });
}

/** Handlers that tell people say so in their name: `lead.accepted.notify-partner`, `user.invited.mail-invitation`. */
function urgencyOf(handler: HandlerName): NewJob["urgency"] {
  if (handler === "user.invited.mail-invitation") return "awaited";
  return /\.(?:notify|mail)(?:-\w+)*$/.test(handler) ? "news" : "facts";
}

/** Each handler runs once per entry; bringing a lead in line with its facts, once for all that wait for it. */
function keyOf(handler: HandlerName, entryId: string, leadId: string | null): string {
  return onceForAll.has(handler) && leadId ? `${handler}:${leadId}` : `${entryId}:${handler}`;
}
