import { megabyte } from "./bytes";

/** The largest body taken, in bytes, the same in the browser and on the server: files come as multipart, everything else is small. */
export function bodyLimit(contentType: string | undefined): number {
  return contentType?.startsWith("multipart/form-data") ? 26 * megabyte : megabyte;
}

/** What is said of a body beyond its limit. */
export function tooLarge(limit: number): string {
  return `This is too large. At most ${Math.round(limit / megabyte)} MB are taken.`;
}

/** How many bytes a form comes to as it is sent; with files, what stands around each part is left out. */
export function formSize(form: FormData, contentType: string): number {
  const parts = [...form];
  if (!contentType.startsWith("multipart/form-data")) {
    return new URLSearchParams(parts.map(([name, value]) => [name, String(value)])).toString().length;
  }
  return parts.reduce((sum, [, value]) => sum + (typeof value === "string" ? new Blob([value]).size : value.size), 0);
}
