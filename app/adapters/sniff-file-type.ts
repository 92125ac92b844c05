import { fileTypeFromBuffer } from "file-type";
import type { FileType, SniffFileType } from "~/kernel/file-types";
import { fileTypeOf, isFileExtension } from "~/kernel/file-types";

const textExtensions: readonly string[] = ["csv", "txt", "md"];

/** Text that a browser or a shell could run if it ever met it without our headers. */
const markupOrScript = /^\s*(?:<[!?a-z]|#!|%PDF-)/i;

/**
 * Looks at the bytes, not at what the browser claims. Give it the whole file: an office document is
 * recognised by what its archive holds. SVG, HTML, scripts, executables and unknown bytes give null.
 */
export const sniffFileType: SniffFileType = async (bytes, fileName) => {
  if (bytes.length === 0) return null;
  // Text goes first: a price list that begins with "BM" or "MZ" carries the signature of a bitmap or a program.
  const text = sniffText(bytes, fileName);
  if (text) return text;
  const found = await fileTypeFromBuffer(bytes);
  if (!found || textExtensions.includes(found.ext)) return null;
  return isFileExtension(found.ext) ? fileTypeOf(found.ext) : null;
};

function sniffText(bytes: Uint8Array, fileName: string): FileType | null {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (!textExtensions.includes(extension) || !isFileExtension(extension)) return null;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const hasControls = /(?![\t\n\r\f])\p{Cc}/u.test(text);
  return hasControls || markupOrScript.test(text) ? null : fileTypeOf(extension);
}
