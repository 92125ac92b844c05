import type { ProgramRules } from "../../programs/program-rules";
import { decideFit } from "../fit";
import type { RowReading } from "./read-row";
import type { RowMessage, RowOutcome } from "./types";

export type RowDecision = { line: number; outcome: RowOutcome; messages: RowMessage[] };

/** What is known about companies besides the file, by `claimKey`. */
export type ClaimFacts = {
  /** The partner's own open leads: their ids. */
  own: ReadonlyMap<string, string>;
  /** Companies that somebody claims. */
  claimed: ReadonlySet<string>;
};

/** One company within one product line: what a claim is on. */
export function claimKey(productLine: string, domain: string): string {
  return `${domain} ${productLine}`;
}

/**
 * Decides for each row what a submission would do: blocked by a required criterion, the same company twice in the file, an
 * own earlier lead, or ready, perhaps with a claim to wait for (its holder is never named). Pure.
 */
export function decideRows(
  rows: readonly { line: number; reading: RowReading }[],
  rules: Pick<ProgramRules, "qualification">,
  claims: ClaimFacts,
): RowDecision[] {
  const firstLines = new Map<string, number>();
  return rows.map(({ line, reading }) => {
    if (!reading.ok) return { line, outcome: "invalid", messages: reading.messages };
    const { fields, domain, notes } = reading;
    const fit = decideFit(rules, fields);
    if (fit.blocked) {
      const blocks = fit.items
        .filter(({ outcome }) => outcome === "blocks")
        .map(
          ({ rule, found }): RowMessage => ({ kind: "error", text: `The program requires ${rule}. Found: ${found}.` }),
        );
      return { line, outcome: "invalid", messages: [...notes, ...blocks] };
    }
    const key = claimKey(fields.productLine, domain);
    const leadId = claims.own.get(key);
    if (leadId) return { line, outcome: "skipped", messages: [...notes, ownLead(domain, leadId)] };
    const first = firstLines.get(key);
    if (first !== undefined) {
      const text = `The same company as in line ${first} (${domain}).`;
      return { line, outcome: "skipped", messages: [...notes, { kind: "note", text }] };
    }
    firstLines.set(key, line);
    if (!claims.claimed.has(key)) return { line, outcome: "ready", messages: notes };
    const text = `Somebody else is already bringing ${domain}: your lead will wait, with its time kept.`;
    return { line, outcome: "ready", messages: [...notes, { kind: "note", text }] };
  });
}

/** Why a company that the partner already brings is not submitted again. */
export function ownLead(domain: string, leadId: string): RowMessage {
  return { kind: "note", text: `Your organisation already has an open lead for ${domain}.`, leadId };
}
