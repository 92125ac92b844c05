import { writeCsv } from "~/kernel/csv";
import { toDecimalText } from "~/kernel/money";
import type { VendorCtx } from "../../context";
import type { LinkListQuery } from "../link-query";
import { linkContexts, linkStandings } from "../link-words";
import { listLinkPage } from "./links";

const mostRows = 20_000;

/** Exactly what the desk's filters show, as CSV; times in UTC. */
export async function linksCsv(ctx: VendorCtx, query: LinkListQuery): Promise<string> {
  const { rows } = await listLinkPage(ctx, { ...query, cursor: undefined }, mostRows);
  return writeCsv(
    [
      "Link",
      "Code",
      "Name",
      "Partner",
      "Program",
      "Used in",
      "Status",
      "Clicks",
      "Sign-ups",
      "Leads",
      "Won",
      "Earned",
      "Made",
    ],
    rows.map((row) => [
      row.id,
      row.code,
      row.name,
      row.partnerName,
      row.programName,
      linkContexts[row.context],
      linkStandings[row.standing].label,
      String(row.clicks),
      String(row.signUps),
      String(row.leads),
      String(row.won),
      (row.earned ?? []).map((money) => `${toDecimalText(money)} ${money.currency}`).join("; "),
      row.createdAt.toISOString(),
    ]),
  );
}
