import { randomBytes } from "node:crypto";
import { DomainError } from "~/kernel/errors";
import { TOOLKIT_TYPES } from "~/kernel/file-types";
import type { VendorCtx } from "../../context";
import { cleanFileName } from "~/kernel/file-name";
import { previewMaxLength, versionMaxBytes } from "../fields";
import { findUnknownPlaceholder } from "../rules";
import type { AssetKind } from "../types";

const textExtensions = ["txt", "md", "csv"];

/**
 * Checks a version's file and preview text and stores the file; gives the columns of the version's row. What the file
 * is, is decided by its content. The file is stored before its row: a crash in between leaves a file nobody can reach.
 * Throws `too-large` or `invalid-input` at `file` or `previewText`.
 */
export async function storeVersionFile(ctx: VendorCtx, input: { kind: AssetKind; file: File; previewText: string }) {
  const { file, kind } = input;
  if (file.size > versionMaxBytes) {
    throw new DomainError("too-large", { field: "file", message: "This file is larger than 25 MB." });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await ctx.sniffFileType(bytes, file.name);
  if (!type || !(TOOLKIT_TYPES as readonly string[]).includes(type.extension)) {
    throw new DomainError("invalid-input", {
      field: "file",
      message:
        "This kind of file is not taken. Please give a PDF, an image, an Office document, a text (.txt, .md, .csv) or a ZIP archive.",
    });
  }
  const text = input.previewText || (textExtensions.includes(type.extension) ? textOf(bytes) : "");
  if (kind === "email_template") checkTemplate(text);
  const storageKey = `toolkits/${randomBytes(20).toString("hex")}`;
  const stored = await ctx.files.put(storageKey, bytes, { contentType: type.contentType, maxBytes: versionMaxBytes });
  return {
    fileName: cleanFileName(file.name, type.extension),
    contentType: type.contentType,
    sizeBytes: BigInt(stored.size),
    sha256: stored.sha256,
    storageKey,
    previewText: kind === "email_template" ? text : text.slice(0, previewMaxLength).toWellFormed(),
  };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n").trim();
}

/** What partners copy must be complete and leave no {{name}} behind. */
function checkTemplate(text: string): void {
  const refuse = (message: string) => new DomainError("invalid-input", { field: "previewText", message });
  if (!text) throw refuse("Partners copy this text, so a template needs one. Type it here or give a text file.");
  if (text.length > previewMaxLength) throw refuse("The text of a template may have at most 20,000 characters.");
  if (findUnknownPlaceholder(text) !== null) {
    throw refuse(
      "This text has a placeholder that nothing would replace. Known are {{partner_name}}, {{sender_name}} and {{sender_email}}.",
    );
  }
}
