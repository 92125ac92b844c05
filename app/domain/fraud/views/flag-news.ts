import { findFlagNews } from "db/queries/fraud";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { getEntry } from "../../journal/views/get-entry";
import type { FlagStatus, FraudRule, Severity } from "../types";

/** The flag that a journal entry is about, for those who are told of it. */
export async function getFlagNews(ctx: Ctx, entryId: string) {
  const { payload } = await getEntry(ctx.db, entryId);
  assert(typeof payload.flagId === "string", "the entry names its flag");
  const flag = await findFlagNews(ctx.db, payload.flagId);
  assert(flag, "flags are never removed");
  const { rule, severity, status } = flag;
  return { ...flag, rule: rule as FraudRule, severity: severity as Severity, status: status as FlagStatus };
}
