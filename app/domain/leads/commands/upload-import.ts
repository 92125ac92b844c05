import { insertImport, insertImportRows } from "db/queries/lead-imports";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { guessMapping } from "../imports/guess-mapping";
import { readImportFile } from "../imports/read-file";
import { IMPORT_MAX_BYTES } from "../imports/types";
import { findProgramFor } from "../views/lead-form";
import { cleanFileName } from "./attach-evidence";

/**
 * Reads a table of leads and keeps its rows, with a proposal of what each column means. Nothing is submitted.
 * @returns the import's id
 * Throws `not-eligible` outside of a program; `invalid-input` or `too-large` at `file`.
 */
export async function uploadImport(ctx: PartnerCtx, input: { file: File }): Promise<string> {
  const { file } = input;
  const { partnerId, userId } = ctx.actor;
  const enrolment = await findProgramFor(ctx);
  if (!enrolment)
    throw new DomainError("not-eligible", { message: "Your organisation is not enrolled in a program yet." });
  if (file.size > IMPORT_MAX_BYTES) {
    throw new DomainError("too-large", {
      field: "file",
      message: "This file is larger than 5 MB. Please split it into several.",
    });
  }
  const { rows, columns, encoding, delimiter } = readImportFile(new Uint8Array(await file.arrayBuffer()));
  const id = ctx.newId("imp");
  await inTransaction(ctx.db, async (tx) => {
    await insertImport(tx, {
      id,
      partnerId,
      authorId: userId,
      programId: enrolment.programId,
      fileName: cleanFileName(file.name, "csv"),
      encoding,
      delimiter,
      status: "mapping",
      columns: JSON.stringify(columns),
      mapping: JSON.stringify(guessMapping(columns, rows)),
      rowsTotal: rows.length,
      createdAt: ctx.now(),
    });
    await insertImportRows(tx, id, rows);
  });
  return id;
}
