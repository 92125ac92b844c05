import { type Color, PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "pdf-lib";
import { type Block, readMarkdown, type Run } from "./read-markdown";

const ink = rgb(0.1, 0.12, 0.16);
const muted = rgb(0.39, 0.43, 0.49);
const accent = rgb(0.13, 0.31, 0.71);
const soft = rgb(0.94, 0.955, 0.98);
const rule = rgb(0.84, 0.86, 0.89);

type Layout = { width: number; height: number; margin: number; body: number; title: number; heading: number };

const page: Layout = { width: 595, height: 842, margin: 56, body: 10, title: 25, heading: 13 };
const slide: Layout = { width: 960, height: 540, margin: 76, body: 23, title: 52, heading: 36 };

/**
 * Sets a text as a PDF: pages, or, where it has `---`, one slide per part. The same text and date give the same bytes.
 * Only characters of Windows-1252: the standard fonts have no others.
 */
export async function writePdf(source: string, options: { author: string; date: Date }): Promise<Uint8Array> {
  const blocks = readMarkdown(source);
  const isDeck = blocks.some((block) => block.kind === "break");
  const document = await PDFDocument.create({ updateMetadata: false });
  const title = blocks.find((block) => block.kind === "heading");
  document.setTitle(title?.kind === "heading" ? title.text : options.author, { showInWindowTitleBar: true });
  document.setAuthor(options.author);
  document.setLanguage("en");
  document.setCreationDate(options.date);
  document.setModificationDate(options.date);
  const setter = new Setter(document, isDeck ? slide : page, isDeck, {
    regular: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  });
  for (const [index, block] of blocks.entries()) setter.set(block, blocks[index - 1]);
  setter.finish(options.author);
  return document.save();
}

/** `space` is the room before it: none at the start of a line and where emphasis ends in the middle of a word. */
type Word = { text: string; font: PDFFont; width: number; space: number };

/** Fills pages from the top down. */
class Setter {
  private current!: PDFPage;
  private y = 0;

  constructor(
    private readonly document: PDFDocument,
    private readonly layout: Layout,
    private readonly isDeck: boolean,
    private readonly fonts: { regular: PDFFont; bold: PDFFont },
  ) {
    this.newPage();
  }

  set(block: Block, before: Block | undefined): void {
    const { body, heading, title, margin } = this.layout;
    const gap = body * 0.75;
    if (block.kind === "break") return this.newPage();
    if (block.kind === "heading") {
      const size = block.level === 1 ? title : heading;
      if (block.level === 1 && this.isDeck) this.y -= this.layout.height * 0.22;
      else if (block.level === 2 && !this.isDeck) this.y -= body * 1.1;
      this.keep(size * 3.2);
      this.lines([{ text: block.text, bold: true }], { size, color: block.level === 1 ? ink : accent });
      this.y -= block.level === 1 ? size * 0.25 : gap * 0.7;
      return;
    }
    if (block.kind === "table") return this.table(block.header, block.rows);
    if (block.kind === "item") {
      const indent = body * 1.8;
      this.keep(body * 2.8);
      const baseline = this.y - body;
      const { regular, bold } = this.fonts;
      const font = block.marker === "•" ? regular : bold;
      this.current.drawText(block.marker, { x: margin + 2, y: baseline, size: body, font, color: accent });
      this.lines(block.runs, { indent });
      this.y -= gap * 0.55;
      return;
    }
    if (block.kind === "quote") {
      const top = this.y;
      this.lines(block.runs, { indent: body * 1.6, color: accent, size: body * 1.1 });
      this.current.drawRectangle({ x: margin, y: this.y - 2, width: 2.5, height: top - this.y, color: accent });
      this.y -= gap * 1.2;
      return;
    }
    const isSubtitle = before?.kind === "heading" && before.level === 1;
    if (isSubtitle) this.lines(block.runs, { size: body * 1.2, color: muted });
    else this.lines(block.runs);
    this.y -= isSubtitle ? gap * 2 : gap;
  }

  /** Author at the foot of every page, with its number. */
  finish(author: string): void {
    const { margin, width, body } = this.layout;
    const size = this.isDeck ? body * 0.62 : 8.5;
    const pages = this.document.getPages();
    for (const [index, sheet] of pages.entries()) {
      const number = `${index + 1} / ${pages.length}`;
      const { regular, bold } = this.fonts;
      sheet.drawText(author, { x: margin, y: margin * 0.5, size, font: bold, color: accent });
      const x = width - margin - regular.widthOfTextAtSize(number, size);
      sheet.drawText(number, { x, y: margin * 0.5, size, font: regular, color: muted });
    }
  }

  private newPage(): void {
    const { width, height, margin } = this.layout;
    this.current = this.document.addPage([width, height]);
    this.current.drawRectangle({ x: 0, y: height - 6, width, height: 6, color: accent });
    this.y = height - margin;
  }

  /** Goes on at the next page when less than this is left. */
  private keep(needed: number): void {
    if (this.y - needed < this.layout.margin) this.newPage();
  }

  private lines(runs: Run[], options: { size?: number; color?: Color; indent?: number } = {}): void {
    const { size = this.layout.body, color = ink, indent = 0 } = options;
    const { margin, width } = this.layout;
    for (const line of this.wrap(runs, size, width - 2 * margin - indent)) {
      this.keep(size * 1.45);
      this.drawLine(line, margin + indent, this.y - size, size, color);
      this.y -= size * 1.45;
    }
  }

  private drawLine(line: Word[], x: number, y: number, size: number, color: Color): void {
    let at = x;
    for (const { text, font, width, space } of line) {
      at += space;
      this.current.drawText(text, { x: at, y, size, font, color });
      at += width;
    }
  }

  private wrap(runs: Run[], size: number, room: number): Word[][] {
    const space = this.fonts.regular.widthOfTextAtSize(" ", size);
    const lines: Word[][] = [[]];
    let used = 0;
    let ended = true;
    for (const { text, bold } of runs) {
      const font = bold ? this.fonts.bold : this.fonts.regular;
      for (const [index, word] of text.trim().split(/\s+/).entries()) {
        const width = font.widthOfTextAtSize(word, size);
        const apart = index > 0 || ended || /^\s/.test(text);
        if (apart && used > 0 && used + space + width > room) {
          lines.push([]);
          used = 0;
        }
        const before = apart && used > 0 ? space : 0;
        lines.at(-1)?.push({ text: word, font, width, space: before });
        used += before + width;
      }
      ended = /\s$/.test(text);
    }
    return lines;
  }

  private table(header: string[], rows: string[][]): void {
    const { margin, width, body } = this.layout;
    const size = body * 0.95;
    const padding = size * 0.6;
    const widths = this.columnWidths([header, ...rows], width - 2 * margin);
    const draw = (cells: string[], bold: boolean) => {
      const wrapped = cells.map((text, column) =>
        this.wrap([{ text, bold }], size, (widths[column] ?? 0) - padding * 2),
      );
      const height = Math.max(...wrapped.map((lines) => lines.length)) * size * 1.35 + padding * 1.3;
      this.keep(height);
      if (bold)
        this.current.drawRectangle({ x: margin, y: this.y - height, width: width - 2 * margin, height, color: soft });
      let x = margin;
      for (const [column, lines] of wrapped.entries()) {
        for (const [row, line] of lines.entries()) {
          this.drawLine(line, x + padding, this.y - padding * 0.65 - size - row * size * 1.35, size, ink);
        }
        x += widths[column] ?? 0;
      }
      this.y -= height;
      const end = { x: width - margin, y: this.y };
      this.current.drawLine({ start: { x: margin, y: this.y }, end, thickness: 0.6, color: rule });
    };
    this.keep(size * 5);
    if (header.some(Boolean)) draw(header, true);
    for (const row of rows) draw(row, false);
    this.y -= body;
  }

  /** Room by the longest cell, held between a sixth and a half of the whole. */
  private columnWidths(rows: string[][], room: number): number[] {
    const count = rows[0]?.length ?? 1;
    const longest = Array.from({ length: count }, (_, column) =>
      Math.max(...rows.map((row) => (row[column] ?? "").length)),
    );
    const total = longest.reduce((sum, length) => sum + length, 0);
    const shares = longest.map((length) => Math.min(0.5, Math.max(1 / 6, length / total)));
    const sum = shares.reduce((all, share) => all + share, 0);
    return shares.map((share) => (share / sum) * room);
  }
}
