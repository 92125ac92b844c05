/** A piece of text with or without emphasis. */
export type Run = { text: string; bold: boolean };

export type Block =
  | { kind: "heading"; level: 1 | 2; text: string }
  | { kind: "paragraph" | "quote"; runs: Run[] }
  | { kind: "item"; marker: string; runs: Run[] }
  | { kind: "table"; header: string[]; rows: string[][] }
  | { kind: "break" };

/** Reads the few marks that the demo's texts use: headings, paragraphs, lists, quotes, tables, bold, and `---`. */
export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const lines = source.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").trim();
    const heading = /^(#{1,2}) (.+)$/.exec(line);
    const item = /^(-|\d+\.) (.+)$/.exec(line);
    if (line === "") continue;
    if (line === "---") blocks.push({ kind: "break" });
    else if (heading) blocks.push({ kind: "heading", level: heading[1] === "#" ? 1 : 2, text: heading[2] ?? "" });
    else if (item)
      blocks.push({ kind: "item", marker: item[1] === "-" ? "•" : (item[1] ?? ""), runs: readRuns(item[2] ?? "") });
    else if (line.startsWith("> ")) blocks.push({ kind: "quote", runs: readRuns(line.slice(2)) });
    else if (line.startsWith("|")) {
      const rows: string[][] = [];
      for (; (lines[at] ?? "").startsWith("|"); at += 1) rows.push(readCells(lines[at] ?? ""));
      at -= 1;
      const [header = [], , ...body] = rows;
      blocks.push({ kind: "table", header, rows: body });
    } else blocks.push({ kind: "paragraph", runs: readRuns(line) });
  }
  return blocks;
}

function readCells(line: string): string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

function readRuns(text: string): Run[] {
  return text
    .split("**")
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((run) => run.text !== "");
}

/** The same text for reading under its title: without the title and marks, tables and lists as lines. */
export function plainText(source: string): string {
  const blocks = readMarkdown(source).filter((block) => block.kind !== "break");
  if (blocks[0]?.kind === "heading") blocks.shift();
  return blocks
    .map((block, index) => {
      const isNextItem = block.kind === "item" && blocks[index - 1]?.kind === "item";
      return `${index === 0 ? "" : isNextItem ? "\n" : "\n\n"}${plainBlock(block)}`;
    })
    .join("");
}

function plainBlock(block: Exclude<Block, { kind: "break" }>): string {
  if (block.kind === "heading") return block.text;
  if (block.kind === "table") {
    return [block.header, ...block.rows].map((row) => row.filter(Boolean).join(" · ")).join("\n");
  }
  const text = block.runs.map((run) => run.text).join("");
  return block.kind === "item" ? `${block.marker} ${text}` : text;
}
