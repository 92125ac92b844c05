import { findLeadForApi, listLeadsForApi } from "db/queries/api-lists";
import type { z } from "zod";
import { unknownCountry } from "~/kernel/countries";
import { notFound } from "~/kernel/errors";
import {
  cursorsOf,
  sortValues,
  toWireMinor,
  readWirePage,
  toWireTime,
  toWireTimeOrNull,
  type WirePage,
} from "~/kernel/wire";
import type { IntegrationCtx } from "../../context";
import { eachRefundOnce } from "../../journal/refunds";
import { listStandingFacts } from "../../journal/views/list-standing-facts";
import { type LeadApiQuery, type leadDetailResource, type leadResource, milestoneKinds } from "../lead-resource";

type Row = NonNullable<Awaited<ReturnType<typeof findLeadForApi>>>;
type LeadResource = z.input<typeof leadResource>;

/** What a link's lead does not say is kept as nothing (migration 0033), and given as null. */
const orNull = <Value extends string | number>(value: Value) => (value === "" || value === 0 ? null : value);

function show({ changedAt, partnerReason, ...row }: Row): LeadResource {
  return {
    ...(row as typeof row & Pick<LeadResource, "status" | "stage" | "source">),
    reason: partnerReason,
    submittedAt: toWireTime(row.submittedAt),
    updatedAt: toWireTime(changedAt),
    decidedAt: toWireTimeOrNull(row.decidedAt),
    protectedUntil: toWireTime(row.protectedUntil),
    valueMinor: toWireMinor(row.valueMinor),
    website: orNull(row.website),
    domain: orNull(row.domain),
    country: row.country === unknownCountry ? null : row.country,
    industry: orNull(row.industry),
    employeeCount: orNull(row.employeeCount),
    planTier: orNull(row.planTier),
    seats: orNull(row.seats),
    timeline: orNull(row.timeline),
    budgetStatus: orNull(row.budgetStatus),
    relationship: orNull(row.relationship),
  };
}

const bySubmission = cursorsOf("submitted", sortValues.moment);
const byChange = cursorsOf("changed", sortValues.moment);

/** A page of all partners' leads: the newest first, or, since a moment, in the order in which they changed. */
export async function listLeadResources(ctx: IntegrationCtx, query: LeadApiQuery): Promise<WirePage<LeadResource>> {
  const { cursor, limit, ...filter } = query;
  const { updatedSince } = filter;
  return readWirePage(query, {
    cursors: updatedSince ? byChange : bySubmission,
    list: (ask) => listLeadsForApi(ctx.db, filter, ask),
    position: ({ changedAt, submittedAt, id }) => ({ at: toWireTime(updatedSince ? changedAt : submittedAt), id }),
    show,
  });
}

/** What was reported for an account that has left to another lead is no milestone of this one. */
async function listMilestones({ db }: IntegrationCtx, leadId: string) {
  const facts = await listStandingFacts(db, leadId, milestoneKinds);
  const refunds = new Set(eachRefundOnce(facts.filter(({ kind }) => kind === "invoice.refunded")));
  const standing = facts.filter((fact) => fact.kind !== "invoice.refunded" || refunds.has(fact));
  return standing.flatMap(({ kind, occurredAt, payload }) => {
    const { amountMinor, currency = null } = payload as { amountMinor?: string; currency?: string };
    const milestone = milestoneKinds.find((name) => name === kind);
    if (!milestone) return [];
    const amount = amountMinor === undefined ? null : toWireMinor(BigInt(amountMinor));
    return [{ kind: milestone, occurredAt: toWireTime(occurredAt), amountMinor: amount, currency }];
  });
}

/** One lead with its milestones. Throws `not-found`. */
export async function getLeadResource(
  ctx: IntegrationCtx,
  leadId: string,
): Promise<z.input<typeof leadDetailResource>> {
  const row = await findLeadForApi(ctx.db, leadId);
  if (!row) throw notFound("lead");
  return { ...show(row), milestones: await listMilestones(ctx, leadId) };
}
