import { listLinks } from "db/queries/links";
import type { z } from "zod";
import { cursorsOf, sortValues, toWirePage, toWireTime, type WirePage } from "~/kernel/wire";
import { type IntegrationCtx, scopeOf } from "../../context";
import type { LinkApiQuery, linkResource } from "../link-resource";
import { standingOfRow } from "./links";

type Row = Awaited<ReturnType<typeof listLinks>>[number];
type LinkResource = z.input<typeof linkResource>;

const newest = cursorsOf("created", sortValues.moment);

/**
 * A page of all partners' links, the newest first, with what each brought.
 * @param urlOf the address that a code is given to others as
 */
export async function listLinkResources(
  ctx: IntegrationCtx,
  { cursor, limit, ...filter }: LinkApiQuery,
  urlOf: (code: string) => string,
): Promise<WirePage<LinkResource>> {
  const after = newest.read(cursor);
  const rows = await listLinks(ctx.db, scopeOf(ctx.actor), filter, {
    sort: "created",
    ascending: false,
    cursor: after && { direction: "after", sortValue: after.at, id: after.id },
    limit: limit + 1,
  });
  const show = (row: Row): LinkResource => ({
    id: row.id,
    partnerId: row.partnerId,
    programId: row.programId,
    code: row.code,
    url: urlOf(row.code),
    name: row.name,
    context: row.context as LinkResource["context"],
    isDefault: row.isDefault,
    standing: standingOfRow(row),
    clicks: Number(row.clicksCounted),
    signUps: Number(row.signUps),
    leads: Number(row.leads),
    won: Number(row.won),
    createdAt: toWireTime(row.createdAt),
  });
  const position = ({ createdAt, id }: Row) => ({ at: toWireTime(createdAt), id });
  return toWirePage(rows, { limit, cursors: newest, position, show });
}
