import type { ProgramRules } from "../programs/program-rules";
import { after, day } from "~/kernel/time";
import { canMove } from "./lifecycle";
import type { LeadState } from "./types";

type Protection = ProgramRules["protection"];

export type ExtensionFacts = {
  state: LeadState;
  protectedUntil: Date;
  /** Whether the partner asked for this lead before; once is all there is. */
  asked: boolean;
};

export type ExtensionDecision = { ok: true; until: Date } | { ok: false; why: string };

/**
 * Whether a partner may ask now for more protection, and until when it would last (PRODUCT, protection: "extension by
 * request"). Only what can expire can be extended: an accepted lead without an opportunity.
 */
export function decideExtension(facts: ExtensionFacts, rules: Protection, now: Date): ExtensionDecision {
  const no = (why: string): ExtensionDecision => ({ ok: false, why });
  if (rules.extensionDays === 0) return no("The program's rules offer no extension.");
  if (!canMove(facts.state, "expireUnprotected")) return no("This lead's protection does not run out.");
  if (facts.asked) return no("You have asked for this lead already.");
  if (facts.protectedUntil <= now) return no("The protection has ended.");
  return { ok: true, until: extendedUntil(facts.protectedUntil, rules.extensionDays) };
}

/** When protection ends after an extension of so many days: counted from its end, not from the request. */
export function extendedUntil(protectedUntil: Date, days: number): Date {
  return after(protectedUntil, days * day);
}
