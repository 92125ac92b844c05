import { findImport, listAllImportRows } from "db/queries/lead-imports";
import { writeCsv } from "~/kernel/csv";
import { notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { leadFieldNames } from "../input";
import { fieldLabels, outcomeLabels } from "../imports/labels";
import { mappingOf } from "../imports/open-import";
import { applyMapping } from "../imports/read-row";
import type { RowMessage, RowOutcome } from "../imports/types";

/** Every row of an import with its outcome and its own cells, so that it can be corrected and imported again. Throws `not-found`. */
export async function exportImport(ctx: PartnerCtx, importId: string): Promise<{ fileName: string; csv: string }> {
  const found = await findImport(ctx.db, { partnerId: ctx.actor.partnerId, id: importId });
  if (!found) throw notFound("import");
  const rows = await listAllImportRows(ctx.db, found.id);
  const mapping = mappingOf(found);
  const csv = writeCsv(
    ["Line", "Company", "Outcome", "Messages", "Lead", ...(found.columns as string[])],
    rows.map((row) => [
      row.line,
      applyMapping(row.cells as string[], mapping).values.companyName,
      outcomeLabels[row.outcome as RowOutcome],
      (row.messages as RowMessage[]).map(({ text }) => text).join(" "),
      row.leadId,
      ...(row.cells as string[]),
    ]),
  );
  return { fileName: `result-${found.fileName}`, csv };
}

/** An empty table whose columns an import finds by itself. */
export function writeImportTemplate(): string {
  return writeCsv(
    leadFieldNames.map((name) => fieldLabels[name]),
    [],
  );
}
