import { z } from "zod";
import { wireMinor, wireTime } from "~/kernel/wire";
import { accountKinds } from "./types";

const sides = {
  debitMinor: wireMinor.describe("Sum of the accounts whose balance is a debit, in the currency's smallest unit."),
  creditMinor: wireMinor.describe("Sum of the accounts whose balance is a credit."),
};

/** The trial balance as the API gives it: in every currency debits equal credits. */
export const trialBalanceResource = z.object({
  asOf: wireTime,
  currencies: z.array(
    z.object({
      currency: z.string().describe("ISO 4217."),
      ...sides,
      lines: z.array(
        z.object({
          kind: z.enum(accountKinds),
          programId: z.string().nullable().describe("Of a program's expense."),
          accounts: z.int().describe("How many accounts the line sums up."),
          ...sides,
        }),
      ),
    }),
  ),
});

/** It takes no parameters. */
export const trialBalanceQuery = z.strictObject({});
