/** A file's name for reading and for saving: without paths, controls and what nobody sees, at most 120 characters. */
export function cleanFileName(name: string, extension: string): string {
  const base = name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  const clean = base
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}"<>|:*?/\\]/gu, "")
    .trim();
  // By whole characters: half of one cannot be written.
  return `${[...clean].slice(0, 100).join("") || "file"}.${extension}`;
}
