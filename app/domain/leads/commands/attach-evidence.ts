import { randomBytes } from "node:crypto";
import { hasLeadFile, insertLeadFile, listLeadFileHashes } from "db/queries/lead-conversation";
import { lockDraft } from "db/queries/lead-drafts";
import { inTransaction, type Tx } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { cleanFileName } from "~/kernel/file-name";
import { EVIDENCE_MAX_BYTES, EVIDENCE_TYPES } from "~/kernel/file-types";
import type { PartnerCtx } from "../../context";
import { checkDraftId } from "../draft-id";

/**
 * Stores a file for a draft or lead, ready to be noted. What it is, is decided by its content. The file is stored before
 * its row: a crash in between leaves a file nobody can reach, never a row without its file.
 * @returns its row in the table of files
 * Throws `invalid-input` or `too-large` at `evidence`.
 */
export async function storeEvidence(ctx: PartnerCtx, { leadId, file }: { leadId: string; file: File }) {
  const { partnerId, userId } = ctx.actor;
  if (file.size > EVIDENCE_MAX_BYTES) {
    throw new DomainError("too-large", { field: "evidence", message: "This file is larger than 10 MB." });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await ctx.sniffFileType(bytes, file.name);
  if (!type || !(EVIDENCE_TYPES as readonly string[]).includes(type.extension)) {
    throw new DomainError("invalid-input", {
      field: "evidence",
      message: "This kind of file is not taken. Please send a PDF, an image, an Office document or a text.",
    });
  }
  const storageKey = `evidence/${randomBytes(20).toString("hex")}`;
  const stored = await ctx.files.put(storageKey, bytes, { contentType: type.contentType });
  return {
    id: ctx.newId("file"),
    partnerId,
    leadId,
    storageKey,
    name: cleanFileName(file.name, type.extension),
    contentType: type.contentType,
    sizeBytes: BigInt(stored.size),
    sha256: stored.sha256,
    uploadedBy: userId,
    uploadedAt: ctx.now(),
  };
}

/** Stores a file for the form of a draft or lead. Throws as `checkDraftId`, before anything is stored, and `storeEvidence`. */
export async function storeFormEvidence(ctx: PartnerCtx, input: { leadId: string; file: File }) {
  await checkDraftId(ctx.db, ctx.actor.partnerId, input.leadId);
  return storeEvidence(ctx, input);
}

/** What was stored for a draft or lead, and is about to be noted. */
type StoredEvidence = Awaited<ReturnType<typeof storeEvidence>>;

/**
 * Runs the work that notes a stored file, if there is one. A file that was not noted in the end is removed again: the
 * work failed, or the same file is there already.
 */
export async function noting<Result>(
  ctx: PartnerCtx,
  file: StoredEvidence | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } finally {
    // While nobody can tell whether it was noted, it stays.
    const isNoted = file ? await hasLeadFile(ctx.db, file.id).catch(() => true) : true;
    if (file && !isNoted) await ctx.files.delete(file.storageKey);
  }
}

/** More of them are no evidence but a store of files. */
const mostFiles = 10;

/**
 * Notes a stored file with its draft or lead, which is locked; the same file sent twice is one.
 * @returns the id under which the file is kept
 * Throws `invalid-input` at `evidence` when the lead has all the files that it may have.
 */
export async function noteEvidence(tx: Tx, row: StoredEvidence): Promise<string> {
  const kept = await listLeadFileHashes(tx, row.partnerId, row.leadId);
  const same = kept.find(({ sha256 }) => sha256 === row.sha256);
  if (same) return same.id;
  if (kept.length >= mostFiles) {
    throw new DomainError("invalid-input", { field: "evidence", message: `A lead takes at most ${mostFiles} files.` });
  }
  await insertLeadFile(tx, row);
  return row.id;
}

/** Keeps a file with a draft, or with a lead that was just changed. Throws as `storeFormEvidence` and `noteEvidence`. */
export async function attachEvidence(ctx: PartnerCtx, input: { leadId: string; file: File }): Promise<void> {
  const row = await storeFormEvidence(ctx, input);
  await noting(ctx, row, () =>
    inTransaction(ctx.db, async (tx) => {
      await lockDraft(tx, input.leadId);
      await noteEvidence(tx, row);
    }),
  );
}
