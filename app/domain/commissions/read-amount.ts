import { isCurrencyCode, type Money } from "~/kernel/money";
import type { LeadFact } from "./types";

const minorUnits = /^\d{1,18}$/;

/**
 * The amount of a fact. Facts come from other systems: one whose amount cannot be read is not counted, and the
 * explanation says so; it never stops the lead's other money from being worked out.
 */
export function readAmount({ payload }: LeadFact): Money | "none" | "unreadable" {
  const { amountMinor, currency } = payload;
  if (amountMinor === undefined || amountMinor === null || amountMinor === "") return "none";
  if (typeof amountMinor !== "string" || !minorUnits.test(amountMinor)) return "unreadable";
  if (typeof currency !== "string" || !isCurrencyCode(currency)) return "unreadable";
  return { amountMinor: BigInt(amountMinor), currency };
}

export const cannotBeRead = "its amount or currency cannot be read";
