import {
  countFlagsByRule,
  type FlagSubject,
  findFlag,
  listExemptions,
  listFlags,
  listFlagsAbout,
} from "db/queries/fraud";
import type { ExplanationItem } from "~/kernel/explanation";
import { notFound } from "~/kernel/errors";
import { groupBy } from "~/kernel/group-by";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { exemptionDay } from "../exemption-day";
import { effectOfFlag, nextOfFlag } from "../flag-words";
import type { FlagListQuery } from "../input";
import { fraudCategories, isToldToPartner } from "../rule-words";
import { type FlagStatus, type FraudRule, fraudRules, type Severity } from "../types";

type Row = Awaited<ReturnType<typeof listFlags>>[number];

const typed = ({ rule, severity, status, evidence, ...row }: Row) => ({
  ...row,
  rule: rule as FraudRule,
  severity: severity as Severity,
  status: status as FlagStatus,
  found: (evidence as ExplanationItem[])[0]?.found ?? "",
});

const listLimit = 300;

/** The desk's flags, by partner and rule; the partner with the oldest open one comes first. */
export async function listDeskFlags(ctx: VendorCtx, query: FlagListQuery) {
  const rows = (await listFlags(ctx.db, query, listLimit)).map(typed);
  const groups = [...groupBy(rows, ({ partnerId }) => partnerId)].map(([partnerId, flags]) => {
    const byRule = groupBy(flags, ({ rule }) => rule);
    const rules = fraudRules.flatMap((rule) => {
      const its = byRule.get(rule);
      return its ? [{ rule, flags: its }] : [];
    });
    return { partnerId, partnerName: flags[0]?.partnerName ?? "", count: flags.length, rules };
  });
  return {
    groups,
    open: query.show === "open",
    full: rows.length === listLimit,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** A flag with its evidence, its effects and what else is known of the partner. Throws `not-found`. */
export async function getDeskFlag(ctx: VendorCtx, id: string) {
  const row = await findFlag(ctx.db, scopeOf(ctx.actor), id);
  if (!row) throw notFound("flag");
  const others = await listFlags(ctx.db, { show: "all", partner: row.partnerId }, 50);
  const exemptions = await listExemptions(ctx.db, row.partnerId);
  const today = exemptionDay(ctx.now());
  return {
    ...typed(row),
    // What was found stays as it was written; what follows from it changes with the decision.
    evidence: (row.evidence as ExplanationItem[]).map((item) => ({ ...item, effect: effectOfFlag(typed(row)) })),
    others: others.filter((other) => other.id !== id).map(typed),
    exemptions: exemptions.map(({ rule, ...exemption }) => ({
      ...exemption,
      rule: rule as FraudRule,
      holds: exemption.endedAt === null && exemption.until >= today,
    })),
    mayDecide: can(ctx.actor, "fraud.handle"),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}
export type DeskFlag = Awaited<ReturnType<typeof getDeskFlag>>;

/** The flags of one lead, for the desk. */
export async function listLeadFlags(ctx: VendorCtx, leadId: string) {
  return (await listFlagsAbout(ctx.db, scopeOf(ctx.actor), { leadId })).map(typed);
}

/** Of several flags one decides how their review stands: it is on while one is open, and one that was confirmed stays. */
const weight: readonly FlagStatus[] = ["open", "confirmed", "cleared"];

/**
 * What a partner reads of the flags on its lead or link: that a review is on, what about, until when; never how it was found.
 * Flags of one category are one review, which has one answer: the partner could not tell them apart.
 */
export async function listPartnerReviews(ctx: PartnerCtx, about: FlagSubject) {
  const flags = (await listFlagsAbout(ctx.db, scopeOf(ctx.actor), about)).map(typed).filter(isToldToPartner);
  const leadId = "leadId" in about ? about.leadId : null;
  return [...groupBy(flags, ({ rule }) => fraudCategories[rule])].map(([category, of]) => {
    const [status = "open"] = weight.filter((one) => of.some((flag) => flag.status === one));
    const open = of.filter((flag) => flag.status === "open");
    const answers = new Set(of.flatMap(({ partnerAnswer }) => partnerAnswer || []));
    return {
      category,
      status,
      next: nextOfFlag({ status, severity: "hold", leadId }),
      /** What holds until then, while it is open. */
      meanwhile: leadId ? "What this lead earns waits." : "The link goes on meanwhile.",
      /** By when all of it is decided; null once it is. */
      decideBy: open.length > 0 ? new Date(Math.max(...open.map(({ dueAt }) => dueAt.getTime()))) : null,
      answers: [...answers],
      /** What an answer is sent for; null when all that is open has one. */
      answerFor: open.find(({ answeredAt }) => answeredAt === null)?.id ?? null,
    };
  });
}
export type PartnerReviews = Awaited<ReturnType<typeof listPartnerReviews>>;

/** How often each rule was right: raised, cleared, confirmed, and cleared ÷ raised as its rate of false alarms. */
export async function getFlagReport(ctx: VendorCtx) {
  const counts = new Map((await countFlagsByRule(ctx.db)).map((row) => [row.rule, row]));
  const rows = fraudRules.map((rule) => {
    const { raised = 0, cleared = 0, confirmed = 0, open = 0 } = counts.get(rule) ?? {};
    return { rule, raised, open, cleared, confirmed, falseAlarms: raised > 0 ? cleared / raised : null };
  });
  return { rows };
}
