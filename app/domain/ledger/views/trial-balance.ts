import { sumLedgerBalances } from "db/queries/ledger";
import type { z } from "zod";
import { groupBy } from "~/kernel/group-by";
import { toWireMinor, toWireTime } from "~/kernel/wire";
import type { IntegrationCtx } from "../../context";
import type { trialBalanceResource } from "../trial-balance-resource";
import type { AccountKind } from "../types";

/** Debits and credits by currency, kind of account and program. */
export async function getTrialBalance(ctx: IntegrationCtx): Promise<z.input<typeof trialBalanceResource>> {
  const asOf = ctx.now();
  const rows = (await sumLedgerBalances(ctx.db)).map((row) => ({
    currency: row.currency,
    kind: row.kind as AccountKind,
    programId: row.programId,
    accounts: Number(row.accounts),
    debit: BigInt(row.debit),
    credit: BigInt(row.credit),
  }));
  const sides = (lines: { debit: bigint; credit: bigint }[]) => ({
    debitMinor: toWireMinor(lines.reduce((sum, { debit }) => sum + debit, 0n)),
    creditMinor: toWireMinor(lines.reduce((sum, { credit }) => sum + credit, 0n)),
  });
  return {
    asOf: toWireTime(asOf),
    currencies: [...groupBy(rows, ({ currency }) => currency)].map(([currency, lines]) => ({
      currency,
      ...sides(lines),
      lines: lines.map(({ kind, programId, accounts, ...amounts }) => ({
        kind,
        programId,
        accounts,
        ...sides([amounts]),
      })),
    })),
  };
}
