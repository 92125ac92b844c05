import { listLinks } from "db/queries/links";
import type { z } from "zod";
import { cursorsOf, readWirePage, sortValues, toCursor, toWireTime, type WirePage } from "~/kernel/wire";
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
  query: LinkApiQuery,
  urlOf: (code: string) => string,
): Promise<WirePage<LinkResource>> {
  const { cursor, limit, ...filter } = query;
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
  return readWirePage(query, {
    cursors: newest,
    list: ({ after, limit: most }) =>
      listLinks(ctx.db, scopeOf(ctx.actor), filter, {
        ...{ sort: "created", ascending: false },
        cursor: toCursor(after),
        limit: most,
      }),
    position: ({ createdAt, id }) => ({ at: toWireTime(createdAt), id }),
    show,
  });
}
