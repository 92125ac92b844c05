import { listPartnersForApi } from "db/queries/api-lists";
import type { z } from "zod";
import { cursorsOf, sortValues, readWirePage, toWireTime, toWireTimeOrNull, type WirePage } from "~/kernel/wire";
import type { IntegrationCtx } from "../../context";
import type { PartnerApiQuery, partnerResource } from "../partner-resource";

type Row = Awaited<ReturnType<typeof listPartnersForApi>>[number];
type PartnerResource = z.input<typeof partnerResource>;

function show({ changedAt, enrolments, ...row }: Row): PartnerResource {
  return {
    ...(row as typeof row & Pick<PartnerResource, "kind" | "status">),
    domainVerifiedAt: toWireTimeOrNull(row.domainVerifiedAt),
    createdAt: toWireTime(row.createdAt),
    updatedAt: toWireTime(changedAt),
    enrolments: enrolments.map(({ programId, status, tier, acceptedAt }) => ({
      programId,
      status,
      tier,
      termsAcceptedAt: toWireTimeOrNull(acceptedAt),
    })),
  };
}

const newest = cursorsOf("newest", sortValues.none);

/** A page of all partners, the newest first, each with its enrolments. */
export async function listPartnerResources(
  ctx: IntegrationCtx,
  query: PartnerApiQuery,
): Promise<WirePage<PartnerResource>> {
  return readWirePage(query, {
    cursors: newest,
    list: (ask) => listPartnersForApi(ctx.db, ask),
    position: ({ id }) => ({ at: "-", id }),
    show,
  });
}
