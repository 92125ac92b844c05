import { listCommissionsForApi } from "db/queries/api-lists";
import type { z } from "zod";
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
import type { CommissionApiQuery, commissionResource } from "../commission-resource";
import { standingWords } from "../rules";
import { positionOf } from "../standing";
import type { CommissionExplanation } from "../types";

type Row = Awaited<ReturnType<typeof listCommissionsForApi>>[number];
type CommissionResource = z.input<typeof commissionResource>;

function show(row: Row): CommissionResource {
  const { reward, arithmetic } = row.explanation as CommissionExplanation;
  const status = row.status as CommissionResource["status"];
  const { id, leadId, partnerId, programId, currency, pilot, decisionReason, paymentReference } = row;
  return {
    ...{ id, leadId, partnerId, programId, currency, pilot, decisionReason, paymentReference, reward, arithmetic },
    kind: row.kind as CommissionResource["kind"],
    status,
    statusReason: standingWords({ ...row, status: row.cut ? "cut" : status }).why,
    milestone: row.trigger as CommissionResource["milestone"],
    milestoneAt: toWireTime(row.milestoneAt),
    grossMinor: toWireMinor(row.grossMinor),
    amountMinor: toWireMinor(row.amountMinor),
    approvedMinor: toWireMinor(row.approvedMinor),
    paidMinor: toWireMinor(row.settledMinor),
    inPayoutMinor: toWireMinor(row.reservedMinor),
    toNetMinor: toWireMinor(positionOf(row).receivable),
    holdUntil: toWireTime(row.holdUntil),
    underReview: row.flagged,
    decidedAt: toWireTimeOrNull(row.decidedAt),
    paidAt: toWireTimeOrNull(row.paidAt),
    createdAt: toWireTime(row.createdAt),
    updatedAt: toWireTime(row.changedAt),
  };
}

const newest = cursorsOf("newest", sortValues.none);
const byChange = cursorsOf("changed", sortValues.moment);

/** A page of all partners' commissions: the newest first, or, since a moment, in the order in which they changed. */
export async function listCommissionResources(
  ctx: IntegrationCtx,
  query: CommissionApiQuery,
): Promise<WirePage<CommissionResource>> {
  const { cursor, limit, ...filter } = query;
  const { updatedSince } = filter;
  return readWirePage(query, {
    cursors: updatedSince ? byChange : newest,
    list: (ask) => listCommissionsForApi(ctx.db, filter, ask),
    position: ({ changedAt, id }) => ({ at: updatedSince ? toWireTime(changedAt) : "-", id }),
    show,
  });
}
