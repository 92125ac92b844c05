import type { ExplanationItem } from "~/kernel/explanation";
import { day, formatDate } from "~/kernel/time";
import { keysOf } from "../programs/fields";
import type { ProgramRules } from "../programs/program-rules";
import type { Touch, TouchKind } from "./types";

/** A touch with what its program said about attribution when the account signed up. */
export type WeighedTouch = Touch & {
  rules: ProgramRules["attribution"];
  /** IANA name; dates in the explanation are the program's. */
  timeZone: string;
  /** For a lead: whether it stood when the account signed up and nobody has ended it since. */
  leadOpen: boolean;
  /** For a lead: whether it holds the claim on its company. */
  leadHolds: boolean;
  /** Whether its partner took part in the program when the account signed up, or does so now. */
  partnerIn: boolean;
};

export type AttributionDecision = { touch: WeighedTouch | null; items: ExplanationItem[] };

const names: Record<TouchKind, string> = {
  lead: "The report names the lead",
  click: "Click id",
  code: "Code",
  visitor: "Cookie of the same visitor",
  email: "Contact email of an open lead",
  domain: "Company domain of an open lead",
};

const byTime = (a: WeighedTouch, b: WeighedTouch) =>
  a.occurredAt.getTime() - b.occurredAt.getTime() || (a.subjectId < b.subjectId ? -1 : 1);

/** Why a touch cannot count, or null when it can. */
function refusal(touch: WeighedTouch, signedUpAt: Date): string | null {
  const { kind, occurredAt, rules } = touch;
  if (touch.leadId !== null) {
    if (!touch.leadOpen) return "the lead was not open";
    return kind === "lead" || occurredAt <= signedUpAt ? null : "submitted after the sign-up";
  }
  if (!touch.partnerIn) return "its partner was not in the program";
  if (kind === "code") return null;
  // A sender may tell whole seconds only.
  if (occurredAt.getTime() - signedUpAt.getTime() >= 1_000) return "after the sign-up";
  const days = (signedUpAt.getTime() - occurredAt.getTime()) / day;
  return days > rules.windowDays ? `outside of the window of ${rules.windowDays} days` : null;
}

/** Of the touches that a visitor's clicks are, the one that the program's rule names. */
function pickClick(clicks: readonly WeighedTouch[]): WeighedTouch | undefined {
  const named = clicks.filter(({ kind }) => kind === "click").toSorted(byTime);
  // Clicks on two programs' links: the newest one says which program the visitor came for.
  const program = named.at(-1)?.programId;
  const own = clicks.filter(({ programId }) => programId === program).toSorted(byTime);
  return own.at(-1)?.rules.touch === "first" ? own[0] : own.at(-1);
}

/** Of leads, the one that holds its company; then the contact's before the company's, then the oldest. */
function pickLead(leads: readonly WeighedTouch[]): WeighedTouch | undefined {
  const rank = ({ leadHolds, kind }: WeighedTouch) => (leadHolds ? 0 : 2) + (kind === "email" ? 0 : 1);
  return leads.toSorted((a, b) => rank(a) - rank(b) || byTime(a, b))[0];
}

/**
 * Whom an account is attributed to: a lead that the report names; a portal lead where its program lets it outrank a
 * link; then click id, code and contact or company of an open lead. Pure, and the same in whatever order touches came.
 * @param signedUpAt the first moment that anything is known to have happened with the account
 */
export function decideAttribution(touches: readonly WeighedTouch[], signedUpAt: Date): AttributionDecision {
  const refusals = new Map(touches.map((touch) => [touch, refusal(touch, signedUpAt)]));
  const open = touches.filter((touch) => refusals.get(touch) === null);
  const of = (...kinds: TouchKind[]) => open.filter(({ kind }) => kinds.includes(kind));
  const named = pickLead(of("lead"));
  const portal = pickLead(of("email", "domain"));
  // A visitor's other clicks count only with a click that the sign-up names.
  const click = of("click").length > 0 ? pickClick(of("click", "visitor")) : undefined;
  const link = click ?? of("code").toSorted(byTime)[0];
  const outranks = portal?.rules.portalOutranksLink ?? false;
  const touch = named ?? (outranks ? portal : undefined) ?? link ?? portal ?? null;
  const items = touches.toSorted(byTime).map((candidate) => {
    const found = `${candidate.leadId ? "lead of" : "visit on"} ${formatDate(candidate.occurredAt, candidate.timeZone)}`;
    const why = refusals.get(candidate);
    const chosen = candidate === touch;
    return { rule: names[candidate.kind], found, effect: chosen ? "decides" : (why ?? "kept, another one decides") };
  });
  if (touch)
    items.push(
      ruleItem(touch, { click: touch === click, outranks: outranks && touch === portal && link !== undefined }),
    );
  return { touch, items };
}

/** What reports may name that tells who brought an account. */
const named = { clickId: "click", code: "code", leadId: "lead" } as const;
type Named = Partial<Record<keyof typeof named, string | null>>;

/** Why an account is nobody's, by what was reported about it: what would have told does not count, or is not known. */
export function whyNobodys({ items }: AttributionDecision, events: readonly { fact: Named }[]): string {
  const last = items.at(-1);
  if (last) return `${last.rule}, ${last.found}, does not count: ${last.effect}.`;
  const unknown = keysOf(named).find((name) => events.some(({ fact }) => fact[name]));
  return unknown
    ? `Nothing tells who brought this account: the ${named[unknown]} that is named is not known.`
    : "Nothing tells who brought this account.";
}

function ruleItem(touch: WeighedTouch, by: { click: boolean; outranks: boolean }): ExplanationItem {
  const { windowDays, touch: which } = touch.rules;
  if (by.outranks)
    return { rule: "A portal submission outranks a link", found: "both were there", effect: "the lead decides" };
  if (by.click)
    return {
      rule: `The ${which} touch within ${windowDays} days decides`,
      found: formatDate(touch.occurredAt, touch.timeZone),
      effect: "decides",
    };
  return { rule: "Strongest evidence", found: names[touch.kind], effect: "decides" };
}
