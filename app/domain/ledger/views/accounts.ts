import { findLedgerAccount, listAccountEntries, listLedgerAccounts, sumAccountUntil } from "db/queries/ledger-accounts";
import { writeCsv } from "~/kernel/csv";
import { notFound } from "~/kernel/errors";
import { toDecimalText } from "~/kernel/money";
import { decodeCursor, toPage } from "~/kernel/page";
import type { VendorCtx } from "../../context";
import type { AccountListQuery, AccountQuery } from "../input";
import { type AccountKind, accountLabels, type LedgerMemo, transactionLabel } from "../types";

const size = 50;
const exportLimit = 100_000;

type Account = NonNullable<Awaited<ReturnType<typeof findLedgerAccount>>>;

const named = ({ kind, balance, partnerName, programName, ...account }: Account) => ({
  ...account,
  kind: kind as AccountKind,
  /** Whose it is; the account for cash is nobody's. */
  owner: partnerName ?? programName ?? "All programs",
  balanceMinor: BigInt(balance ?? "0"),
});

const placeOf = (text: string | undefined, limit: number) => {
  const cursor = decodeCursor(text);
  return { cursor, place: { after: cursor?.id ?? null, backwards: cursor?.direction === "before", limit } };
};

/** A page of the accounts behind a line of the trial balance: whose each is, and its balance; debits positive. */
export async function listAccounts(ctx: VendorCtx, query: AccountListQuery) {
  const { kind, currency, program } = query;
  const { cursor, place } = placeOf(query.cursor, size + 1);
  const rows = await listLedgerAccounts(ctx.db, { kind, currency, programId: program }, place);
  const page = toPage(rows, { cursor, size, sortValue: () => null });
  return { ...page, rows: page.rows.map(named), kind, currency, size };
}

type Entry = Awaited<ReturnType<typeof listAccountEntries>>[number];

/** Entries newest first, each with the balance after it. @param balance after the first of them */
function withBalances(entries: readonly Entry[], balance: bigint) {
  let after = balance;
  return entries.map(({ memo, kind, ...entry }) => {
    const balanceMinor = after;
    after -= entry.amountMinor;
    const { reward, arithmetic } = (memo as LedgerMemo | null) ?? { reward: null, arithmetic: null };
    return { ...entry, what: transactionLabel(kind), reward, arithmetic, balanceMinor };
  });
}

async function readEntries(ctx: VendorCtx, accountId: string, cursorText: string | undefined, pageSize: number) {
  const { cursor, place } = placeOf(cursorText, pageSize + 1);
  const rows = await listAccountEntries(ctx.db, accountId, place);
  const page = toPage(rows, { cursor, size: pageSize, sortValue: () => null });
  const [first] = page.rows;
  const balance = first ? await sumAccountUntil(ctx.db, accountId, first.id) : 0n;
  return { ...page, rows: withBalances(page.rows, balance) };
}

async function getAccount(ctx: VendorCtx, accountId: string) {
  const account = await findLedgerAccount(ctx.db, accountId);
  if (!account) throw notFound("account");
  return named(account);
}

/** An account with a page of its transactions, newest first, and the balance after each. Throws `not-found`. */
export async function openAccount(ctx: VendorCtx, accountId: string, query: AccountQuery) {
  const account = await getAccount(ctx, accountId);
  const page = await readEntries(ctx, accountId, query.cursor, size);
  return { account, ...page, size, now: ctx.now(), timeZone: ctx.actor.timeZone };
}

/** The transactions of an account as CSV, newest first; times in UTC. Throws `not-found`. */
export async function accountCsv(ctx: VendorCtx, accountId: string): Promise<string> {
  const { kind, owner, currency } = await getAccount(ctx, accountId);
  const { rows } = await readEntries(ctx, accountId, undefined, exportLimit);
  const money = (amountMinor: bigint) => toDecimalText({ amountMinor, currency });
  return writeCsv(
    [
      ...["Account", "Owner", "Transaction", "Recorded", "What", "Company", "Why", "By"],
      ...["Commission", "Payout", "Takes back", "Debit", "Credit", "Balance", "Currency"],
    ],
    rows.map((row) => [
      ...[accountLabels[kind], owner, row.id, row.recordedAt.toISOString(), row.what, row.companyName],
      ...[row.arithmetic ?? "", row.actorName, row.commissionId, row.payoutId, row.reversesId],
      row.amountMinor > 0n ? money(row.amountMinor) : "",
      row.amountMinor < 0n ? money(-row.amountMinor) : "",
      money(row.balanceMinor),
      currency,
    ]),
  );
}

export type AccountList = Awaited<ReturnType<typeof listAccounts>>;
export type AccountPage = Awaited<ReturnType<typeof openAccount>>;
