/** A pattern for LIKE that a text matches when it holds this one as it stands. */
export function likePart(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
