import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from "pdf-lib";

/** Glyphs of a font as text, from the table that viewers use for searching and copying. */
function readToUnicode(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, glyph = "", text = ""] of cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gi)) {
    const units = text.match(/.{4}/g) ?? [];
    letters.set(glyph.toUpperCase(), String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
  }
  return letters;
}

/** Every text of a PDF that was written here, in the order in which it was drawn: what can be selected in a viewer. */
export async function readPdfText(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes);
  const decode = (ref: unknown): string => {
    const stream = ref instanceof PDFRef ? pdf.context.lookup(ref) : ref;
    if (!(stream instanceof PDFRawStream)) return "";
    return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  };
  return pdf.getPages().flatMap(({ node }) => {
    const fonts = node.Resources()?.lookup(PDFName.of("Font"), PDFDict);
    const alphabet = new Map(
      (fonts?.entries() ?? []).map(([name, ref]) => {
        const font = pdf.context.lookup(ref, PDFDict);
        return [name.toString().slice(1), readToUnicode(decode(font.get(PDFName.of("ToUnicode"))))] as const;
      }),
    );
    const contents = node.Contents();
    const parts = contents instanceof PDFArray ? contents.asArray().map(decode) : [decode(contents)];
    const texts: string[] = [];
    let letters = new Map<string, string>();
    for (const [, font, glyphs = ""] of parts.join("\n").matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-F]*)> Tj/gi)) {
      if (font) letters = alphabet.get(font) ?? letters;
      else texts.push((glyphs.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph.toUpperCase()) ?? "?").join(""));
    }
    return texts;
  });
}
