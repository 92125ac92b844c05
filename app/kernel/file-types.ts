import { megabyte } from "./bytes";

/** A kind of file that may be uploaded, with the content type and extension under which it is stored and served. */
export type FileType = { contentType: string; extension: string };

/** Finds out what a file is from its bytes; the name only decides between kinds of plain text. Null: not accepted. */
export type SniffFileType = (bytes: Uint8Array, fileName: string) => Promise<FileType | null>;

const contentTypes = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  zip: "application/zip",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
} as const;

export type FileExtension = keyof typeof contentTypes;

/** Whether an extension (without its dot, lower case) belongs to a kind of file that we know. */
export function isFileExtension(extension: string): extension is FileExtension {
  return Object.hasOwn(contentTypes, extension);
}

/** The file type of a known extension. */
export function fileTypeOf(extension: FileExtension): FileType {
  return { contentType: contentTypes[extension], extension };
}

/** What a partner may attach to a lead as evidence. */
export const EVIDENCE_TYPES: readonly FileExtension[] = [
  "pdf",
  "png",
  "jpg",
  "webp",
  "docx",
  "xlsx",
  "pptx",
  "csv",
  "txt",
];

/** What the vendor may publish in a toolkit. */
export const TOOLKIT_TYPES: readonly FileExtension[] = [...EVIDENCE_TYPES, "md", "zip"];

/** 10 MiB. */
export const EVIDENCE_MAX_BYTES = 10 * megabyte;

/** The value of a file input's `accept`: ".pdf,.png,.jpg,.jpeg,…". */
export function acceptAttribute(extensions: readonly FileExtension[]): string {
  return extensions.flatMap((extension) => (extension === "jpg" ? [".jpg", ".jpeg"] : [`.${extension}`])).join(",");
}
