import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PdfDocument } from "~/kernel/pdf";
import { readPdfText } from "../../tests/support/read-pdf-text";
import { writePdf } from "./write-pdf";

const fonts = ["inter-regular.ttf", "inter-semi-bold.ttf"];

/** Where each glyph of a TrueType font begins, from its `loca` table. */
function glyphOffsets(font: Buffer): number[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => font.subarray(12 + index * 16));
  const table = (tag: string) => {
    const entry = tables.find((one) => one.toString("latin1", 0, 4) === tag);
    if (!entry) throw new Error(`no table ${tag}`);
    return font.subarray(entry.readUInt32BE(8), entry.readUInt32BE(8) + entry.readUInt32BE(12));
  };
  const long = table("head").readInt16BE(50) === 1;
  const loca = table("loca");
  return Array.from({ length: loca.length / (long ? 4 : 2) }, (_, at) =>
    long ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2,
  );
}

const document: PdfDocument = {
  title: "Statement for November 2026",
  subtitle: "Łódź Ωμέγα Привет Ltd",
  footer: "Every page says so",
  createdAt: new Date("2026-12-01T00:00:00Z"),
  blocks: [
    { kind: "heading", text: "USD" },
    {
      kind: "table",
      columns: [
        { header: "What", share: 3 },
        { header: "Amount", share: 1, end: true },
      ],
      rows: Array.from({ length: 60 }, (_, index) => [
        [`Earned ${index}`, "($73,248 − $1.50) × 10 % = $7,324.65"],
        ["-$1,234.56"],
      ]),
      total: ["Closing", "¥1,000"],
    },
  ],
};

describe("a PDF", () => {
  it("holds its text as text, in every alphabet of the font, on as many pages as it needs", async () => {
    const text = await readPdfText(await writePdf(document));
    const pages = text.filter((line) => line === document.footer).length;
    expect(pages).toBeGreaterThan(2);
    const numbers = [`1 / ${pages}`, `${pages} / ${pages}`];
    for (const words of [document.title, document.subtitle, "Earned 59", "-$1,234.56", "¥1,000", ...numbers])
      expect(text).toContain(words);
    expect(text.filter((line) => line === "($73,248 − $1.50) × 10 % = $7,324.65")).toHaveLength(60);
    expect(text.filter((line) => line === "What")).toHaveLength(pages);
  });

  it("is the same for the same document", async () => {
    const short = { ...document, blocks: document.blocks.slice(0, 1) };
    expect(Buffer.from(await writePdf(short)).equals(Buffer.from(await writePdf(short)))).toBe(true);
  });

  it.each(fonts)(
    "%s begins its glyphs where a smaller table can name them: the subset would lose the others",
    async (name) => {
      const offsets = glyphOffsets(await readFile(join(import.meta.dirname, "fonts", name)));
      expect(offsets.length).toBeGreaterThan(1_000);
      expect(offsets.filter((offset) => offset % 2 !== 0)).toEqual([]);
    },
  );
});
