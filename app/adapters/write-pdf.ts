import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import fontkit from "@pdf-lib/fontkit";
import { PDFDocument, type PDFFont, type PDFPage, rgb } from "pdf-lib";
import type { PdfBlock, WritePdf } from "~/kernel/pdf";

const ink = rgb(0.1, 0.12, 0.16);
const muted = rgb(0.39, 0.43, 0.49);
const line = rgb(0.84, 0.86, 0.89);

/** A4 in points. */
const sheet = { width: 595.28, height: 841.89, margin: 48 };
const room = sheet.width - 2 * sheet.margin;
const gap = 8;
const leading = 1.4;

type Fonts = { regular: PDFFont; bold: PDFFont };
type Style = { size?: number; bold?: boolean; color?: typeof ink };
type Table = Extract<PdfBlock, { kind: "table" }>;

const fontFile = (name: string) => readFile(resolve("app/adapters/fonts", name));

/** Ligatures and contextual forms off, so that what is copied out is what was written; figures of equal width. */
const features = { liga: false, calt: false, tnum: true };

/** Sets documents in Inter, which comes with the app and knows Latin, Greek and Cyrillic; the fonts are embedded. */
export const writePdf: WritePdf = async ({ title, subtitle, footer, createdAt, blocks }) => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit(fontkit);
  const embed = async (name: string) => pdf.embedFont(await fontFile(name), { subset: true, features });
  const fonts = { regular: await embed("inter-regular.ttf"), bold: await embed("inter-semi-bold.ttf") };
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage("en");
  pdf.setCreationDate(createdAt);
  pdf.setModificationDate(createdAt);
  const setter = new Setter(pdf, fonts);
  setter.text(title, { size: 20, bold: true });
  setter.text(subtitle, { size: 11, color: muted });
  for (const block of blocks) {
    if (block.kind === "heading") setter.heading(block.text);
    else if (block.kind === "text") setter.text(block.text, block.muted ? { color: muted } : {});
    else setter.table(block);
  }
  setter.finish(footer);
  return new Uint8Array(await pdf.save());
};

/** Fills pages from the top down. */
class Setter {
  private page: PDFPage;
  private y = sheet.height - sheet.margin;
  private readonly widths = new Map<PDFFont, Map<string, number>>();

  constructor(
    private readonly pdf: PDFDocument,
    private readonly fonts: Fonts,
  ) {
    this.page = pdf.addPage([sheet.width, sheet.height]);
  }

  heading(text: string): void {
    this.y -= 2 * gap;
    this.keep(80);
    this.text(text, { size: 13, bold: true });
  }

  text(text: string, style: Style = {}): void {
    const { size = 9.5 } = style;
    for (const part of this.wrap(text, room, style)) {
      this.keep(size * leading);
      this.draw(part, sheet.margin, this.y - size, style);
      this.y -= size * leading;
    }
    this.y -= gap / 2;
  }

  table({ columns, rows, total }: Table): void {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / shares) * room);
    const head: Style = { size: 8, color: muted };
    const body: Style = { size: 9 };
    const set = (cells: readonly (readonly string[])[], first: Style, weight: number) => {
      const laid = cells.map((parts, column) =>
        parts.flatMap((part, index) => {
          const style = index === 0 ? first : { ...first, bold: false, size: 8, color: muted };
          return this.wrap(part, (widths[column] ?? 0) - gap, style).map((words) => ({ words, style }));
        }),
      );
      const height = Math.max(...laid.map((lines) => lines.length)) * 9 * leading + gap;
      if (this.y - height < sheet.margin + 20) {
        this.turn();
        if (first !== head) set(headers, head, 0.6);
      }
      let x = sheet.margin;
      for (const [column, lines] of laid.entries()) {
        const width = widths[column] ?? 0;
        for (const [index, { words, style }] of lines.entries()) {
          const free = columns[column]?.end ? width - this.width(words, style) : 0;
          this.draw(words, x + free, this.y - gap / 2 - 9 - index * 9 * leading, style);
        }
        x += width;
      }
      this.y -= height;
      const y = this.y;
      this.page.drawLine({
        start: { x: sheet.margin, y },
        end: { x: sheet.margin + room, y },
        thickness: weight,
        color: line,
      });
    };
    const headers = columns.map(({ header }) => [header]);
    set(headers, head, 0.6);
    for (const row of rows) set(row, body, 0.4);
    if (total)
      set(
        total.map((cell) => [cell]),
        { ...body, bold: true },
        1.2,
      );
    this.y -= gap;
  }

  /** The same words and the page's number at the foot of every page. */
  finish(footer: string): void {
    const pages = this.pdf.getPages();
    for (const [index, page] of pages.entries()) {
      this.page = page;
      const number = `${index + 1} / ${pages.length}`;
      const style: Style = { size: 8, color: muted };
      this.draw(footer, sheet.margin, 28, style);
      this.draw(number, sheet.margin + room - this.width(number, style), 28, style);
    }
  }

  private turn(): void {
    this.page = this.pdf.addPage([sheet.width, sheet.height]);
    this.y = sheet.height - sheet.margin;
  }

  private keep(needed: number): void {
    if (this.y - needed < sheet.margin + 20) this.turn();
  }

  private fontOf({ bold }: Style): PDFFont {
    return bold ? this.fonts.bold : this.fonts.regular;
  }

  /** Measured once per word, since setting glyphs is what takes the time; there is no kerning between words. */
  private width(text: string, style: Style): number {
    const font = this.fontOf(style);
    const known = this.widths.get(font) ?? new Map<string, number>();
    this.widths.set(font, known);
    const measure = (word: string) => {
      const found = known.get(word) ?? font.widthOfTextAtSize(word, 1);
      known.set(word, found);
      return found;
    };
    const words = text.split(" ");
    const spaces = (words.length - 1) * measure(" ");
    return words.reduce((sum, word) => sum + measure(word), spaces) * (style.size ?? 9.5);
  }

  private draw(text: string, x: number, y: number, style: Style): void {
    const { size = 9.5, color = ink } = style;
    this.page.drawText(text, { x, y, size, color, font: this.fontOf(style) });
  }

  /** Lines that fit; a word that is longer than a line is cut where the line ends. */
  private wrap(text: string, width: number, style: Style): string[] {
    const lines: string[] = [];
    let current = "";
    for (const word of text.split(/\s+/)) {
      const longer = current ? `${current} ${word}` : word;
      if (this.width(longer, style) <= width) current = longer;
      else {
        if (current) lines.push(current);
        current = "";
        for (const letter of word) {
          if (this.width(current + letter, style) > width) {
            lines.push(current);
            current = "";
          }
          current += letter;
        }
      }
    }
    return [...lines, current];
  }
}
