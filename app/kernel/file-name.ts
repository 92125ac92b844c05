/** A file's name for reading and for saving: without paths and control characters, at most 120 characters. */
export function cleanFileName(name: string, extension: string): string {
  const base = name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  const clean = base
    .normalize("NFC")
    .replace(/[\p{Cc}"<>|:*?/\\]/gu, "")
    .trim()
    .slice(0, 100);
  return `${clean || "file"}.${extension}`;
}
