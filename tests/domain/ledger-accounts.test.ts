import { inTransaction } from "db/tx";
import Papa from "papaparse";
import { beforeAll, expect, it } from "vitest";
import type { PartnerCtx } from "~/domain/context";
import { postTransactions } from "~/domain/ledger/commands/post-transaction";
import { accountId } from "~/domain/ledger/types";
import { accountCsv, listAccounts, openAccount } from "~/domain/ledger/views/accounts";
import { getLedger } from "~/domain/ledger/views/get-ledger";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
let account: string;
const posted = 120;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  partner = await world.newPartner();
  const { partnerId } = partner.actor;
  account = accountId({ kind: "partner_accrued", partnerId }, "USD");
  const other = await world.newPartner();
  for (const who of [partner, other]) {
    const leadId = await acceptedLead(world, who);
    await recordFact(world, who, leadId, { kind: "lead.qualified", at: world.clock.now(), payload: {} });
  }
  const { programId } = world;
  for (let n = 1; n < posted; n += 1) {
    const amountMinor = BigInt(n);
    await inTransaction(database.db, (tx) =>
      postTransactions(tx, world.finance, [
        {
          key: `test ${n}`,
          kind: "commission.accrued",
          postings: [
            { account: { kind: "program_expense", programId }, currency: "USD", amountMinor },
            { account: { kind: "partner_accrued", partnerId }, currency: "USD", amountMinor: -amountMinor },
          ],
        },
      ]),
    );
  }
});

it("each line of the trial balance opens into the accounts that it adds up", async () => {
  const { currencies } = await getLedger(world.finance);
  let opened = 0;
  for (const { currency, lines } of currencies) {
    for (const { kind, programId, accounts, debitMinor, creditMinor } of lines) {
      const { rows } = await listAccounts(world.finance, { kind, currency, program: programId ?? undefined });
      expect(rows).toHaveLength(accounts);
      const sum = rows.reduce((total, { balanceMinor }) => total + balanceMinor, 0n);
      expect(sum).toBe(debitMinor - creditMinor);
      opened += rows.length;
    }
  }
  expect(opened).toBe(3);
});

it("an account opens into its transactions, page by page, with the balance after each", async () => {
  const seen: { id: string; amountMinor: bigint; balanceMinor: bigint; companyName: string | null }[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await openAccount(world.finance, account, { cursor });
    if (cursor && page.previous) {
      const back = await openAccount(world.finance, account, { cursor: page.previous });
      expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(-back.rows.length).map(({ id }) => id));
    }
    seen.push(...page.rows);
    cursor = page.next ?? undefined;
    pages += 1;
  } while (cursor);
  expect([pages, seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([3, posted, posted]);
  // −$250 and −(1 + … + 119) cents
  expect(seen[0]?.balanceMinor).toBe(-25_000n - 7_140n);
  for (const [n, { balanceMinor, amountMinor }] of seen.entries())
    expect(balanceMinor - amountMinor).toBe(seen[n + 1]?.balanceMinor ?? 0n);
  expect(seen.at(-1)).toMatchObject({ amountMinor: -25_000n, companyName: expect.stringMatching(/^Company /) });
});

it("is saved as CSV, whole and with why", async () => {
  const csv = await accountCsv(world.finance, account);
  const { data } = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });
  expect(data).toHaveLength(posted);
  expect(data.at(-1)).toMatchObject({
    What: "Earned",
    Why: "flat $250",
    Credit: "250.00",
    Debit: "",
    Balance: "-250.00",
  });
  await expect(accountCsv(world.finance, "cash_clearing:all:XXX")).rejects.toThrow("does not exist");
});
