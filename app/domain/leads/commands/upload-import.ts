import { insertImport, insertImportRows } from "db/queries/lead-imports";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { guessMapping } from "../imports/guess-mapping";
import { readImportFile } from "../imports/read-file";
import { IMPORT_MAX_BYTES } from "../imports/types";
import { listSubmissionPrograms } from "../submission";
import { cleanFileName } from "~/kernel/file-name";

/**
 * Reads a table of leads for a program (the first one unless another is chosen) and keeps its rows, with a proposal of what each column means. Nothing is submitted.
 * @returns the import's id
 * Throws `not-eligible` outside of a program; `invalid-input` or `too-large` at `file`.
 */
export async function uploadImport(ctx: PartnerCtx, input: { file: File; programId?: string }): Promise<string> {
  const { file } = input;
  const { partnerId, userId } = ctx.actor;
  const programs = await listSubmissionPrograms(ctx.db, partnerId);
  const chosen = input.programId
    ? programs.find(({ enrolment }) => enrolment.programId === input.programId)
    : programs[0];
  if (!chosen)
    throw new DomainError("not-eligible", { message: "Your organisation is not enrolled in this program yet." });
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
      programId: chosen.enrolment.programId,
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
