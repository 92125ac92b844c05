import { z } from "zod";
import { accountKinds } from "./types";

const page = { cursor: z.string().max(600).optional(), at: z.string().max(12).optional() };

/** The address of the accounts behind a line of the trial balance. */
export const accountListQuery = z.strictObject({
  kind: z.enum(accountKinds).default("partner_payable"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("USD"),
  program: z.string().max(60).optional(),
  ...page,
});

/** The address of an account's transactions. */
export const accountQuery = z.strictObject(page);

export type AccountListQuery = z.output<typeof accountListQuery>;
export type AccountQuery = z.output<typeof accountQuery>;
