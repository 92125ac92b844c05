import { giveDefaultLinks } from "~/domain/attribution/commands/give-default-links";
import { stopLink } from "~/domain/attribution/commands/change-link";
import { settleAccount } from "~/domain/attribution/commands/settle-account";
import { settleEvents } from "~/domain/attribution/commands/settle-events";
import { listTouchedAccounts } from "~/domain/attribution/views/touched-accounts";
import { getEntry } from "~/domain/journal/views/get-entry";
import { screenLeadFacts } from "~/domain/fraud/commands/screen-lead";
import { closeMovedLead } from "~/domain/leads/commands/close-moved-lead";
import { nameLinkLead } from "~/domain/leads/commands/name-link-lead";
import { openLinkLead } from "~/domain/leads/commands/open-link-lead";
import { assert } from "~/kernel/assert";
import { type JobServices, systemCtx } from "../job-services";

/** Settles the events of one delivery: whose account it is, who brought it, and what follows. */
export async function settleEventsJob(services: JobServices, payload: unknown): Promise<void> {
  const { from, to } = payload as { from?: unknown; to?: unknown };
  assert(typeof from === "string" && typeof to === "string", "the job names its first and last event");
  await settleEvents(systemCtx(services), { from: BigInt(from), to: BigInt(to) });
}

/** A link brought an account: its lead is opened. */
export async function openLeadOfAccount(services: JobServices, entryId: string): Promise<void> {
  const { leadId, payload } = await getEntry(services.database.db, entryId);
  if (leadId !== null) return;
  assert(typeof payload.attributionId === "string", "the entry names its attribution");
  await openLinkLead(systemCtx(services), payload.attributionId);
}

/** An account's company is known now: the lead that its link opened is called so. */
export async function nameLeadOfAccount(services: JobServices, entryId: string): Promise<void> {
  const { leadId, accountId } = await getEntry(services.database.db, entryId);
  assert(leadId && accountId, "the entry names its account and lead");
  const ctx = systemCtx(services);
  await nameLinkLead(ctx, { leadId, accountId });
  await screenLeadFacts(ctx, leadId);
}

/** An account is attributed elsewhere: the lead that it opened ends. */
export async function closeLeadOfMovedAccount(services: JobServices, entryId: string): Promise<void> {
  const { leadId } = await getEntry(services.database.db, entryId);
  assert(leadId, "an account leaves a lead");
  await closeMovedLead(systemCtx(services), leadId);
}

/** A lead stands otherwise than before: the accounts that it could have brought are settled again. */
export async function settleAccountsOfLead(services: JobServices, entryId: string): Promise<void> {
  const { leadId } = await getEntry(services.database.db, entryId);
  assert(leadId, "it is an entry of a lead");
  const ctx = systemCtx(services);
  for (const accountId of await listTouchedAccounts(ctx, leadId)) await settleAccount(ctx, accountId);
}

/** A partner is in a program: it has a link there. */
export async function giveLinks(services: JobServices): Promise<void> {
  await giveDefaultLinks(systemCtx(services));
}

/** Clicks on a link were found not to be readers': it leads nowhere until somebody starts it again. */
export async function stopFlaggedLink(services: JobServices, entryId: string): Promise<void> {
  const { payload } = await getEntry(services.database.db, entryId);
  if (payload.rule === "clickBurst" && typeof payload.linkId === "string") {
    await stopLink(systemCtx(services), payload.linkId);
  }
}
