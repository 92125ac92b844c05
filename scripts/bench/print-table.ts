/** Prints a table for a terminal: the first two columns to the left, figures to the right. */
export function printTable(title: string, header: readonly string[], lines: readonly string[][]): void {
  const widths = header.map((text, at) => Math.max(text.length, ...lines.map((line) => line[at]?.length ?? 0)));
  const left = header[1] === "" ? 2 : 1;
  const draw = (line: readonly string[]) =>
    widths
      .map((width, at) => (at < left ? (line[at] ?? "").padEnd(width) : (line[at] ?? "").padStart(width)))
      .join("  ")
      .trimEnd();
  console.log(`\n${title}\n${draw(header)}\n${"─".repeat(draw(header).length)}`);
  for (const line of lines) console.log(draw(line));
}
