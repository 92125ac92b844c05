import { findAccountByName, insertAccount, lockAccountNames } from "db/queries/accounts";
import {
  adoptEvents,
  hasNamelessPayments,
  listAccountIdsByPayment,
  listReceivedNames,
  lockPayments,
  setNamelessAside,
} from "db/queries/inbound-events";
import { inTransaction, type Tx } from "db/tx";
import type { Ctx } from "../../context";
import type { AccountName } from "../types";
import { countClicksAside } from "./record-clicks";
import { settleAccount, settleAccountIn } from "./settle-account";

/** The account that goes by a name; a new one when nobody does. Call it with the name locked. */
async function accountOf(tx: Tx, ctx: Ctx, name: AccountName): Promise<string> {
  const known = await findAccountByName(tx, name);
  if (known) return known.accountId;
  const id = ctx.newId("acct");
  const now = ctx.now();
  await insertAccount(tx, { id, createdAt: now, changedAt: now }, name);
  return id;
}

async function settleName(ctx: Ctx, name: AccountName): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await lockAccountNames(tx, [name]);
    const accountId = await accountOf(tx, ctx, name);
    await adoptEvents(tx, { accountSource: name.source, externalId: name.externalId }, accountId);
    await settleAccountIn(tx, ctx, accountId);
  });
}

/** Whose the events are that name nobody and a payment; looks once no account is being settled that could be. */
async function listOwners({ db }: Ctx, { from, to }: { from: bigint; to: bigint }): Promise<string[]> {
  if (!(await hasNamelessPayments(db, from, to))) return [];
  return inTransaction(db, async (tx) => {
    await lockPayments(tx, "nobody");
    return listAccountIdsByPayment(tx, from, to);
  });
}

/**
 * Settles the events of a delivery, account by account: whose they are, who brought the account, and what follows.
 * What was settled already is left out, so it may run twice and beside others.
 */
export async function settleEvents(ctx: Ctx, range: { from: bigint; to: bigint }): Promise<void> {
  const { from, to } = range;
  // What an event says that it came through may have been clicked in a rush.
  await countClicksAside(ctx.db);
  for (const { accountSource, externalId } of await listReceivedNames(ctx.db, from, to)) {
    if (externalId) await settleName(ctx, { source: accountSource as AccountName["source"], externalId });
  }
  for (const accountId of await listOwners(ctx, range)) await settleAccount(ctx, accountId);
  await inTransaction(ctx.db, (tx) => setNamelessAside(tx, from, to));
}
