import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { acceptAttribute, EVIDENCE_TYPES, TOOLKIT_TYPES } from "~/kernel/file-types";
import { sniffFileType } from "./sniff-file-type";

const bytes = (text: string) => new TextEncoder().encode(text);
const extensionOf = async (content: Uint8Array, name: string) =>
  (await sniffFileType(content, name))?.extension ?? null;

/** A zip archive with uncompressed entries: local headers, central directory, end record (APPNOTE 4.3). */
function zip(entries: Record<string, string>): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, nameBytes, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), shared, tail, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function office(part: string, kind: string): Uint8Array {
  const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`;
  const types = `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`;
  return zip({ "[Content_Types].xml": types, [part]: "<document/>" });
}

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("what a file is", () => {
  it.each([
    ["pdf", bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"), "overview.pdf"],
    ["png", png, "shot.png"],
    ["jpg", Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"), "photo.JPEG"],
    ["webp", Buffer.from("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700", "hex"), "a.webp"],
    ["docx", office("word/document.xml", "wordprocessingml.document"), "brief.docx"],
    ["xlsx", office("xl/workbook.xml", "spreadsheetml.sheet"), "prices.xlsx"],
    ["pptx", office("ppt/presentation.xml", "presentationml.presentation"), "deck.pptx"],
    ["zip", zip({ "read-me.txt": "hello" }), "kit.zip"],
    ["csv", bytes("\ufeffcompany;value\r\nMünchner Bäckerei;=1+1\r\n"), "leads.csv"],
    ["txt", bytes("Plain words 👩‍👩‍👧"), "notes.TXT"],
    ["md", bytes("# Title\n\nHello"), "read.md"],
  ])("recognises %s", async (extension, content, name) => {
    expect(await extensionOf(content, name)).toBe(extension);
  });

  it.each([
    ["BMW,Munich\nMZ Motors,Zwickau\n", "carmakers.csv"],
    ["MZ Motors,Zwickau\n", "carmakers.csv"],
  ])("takes %j for text although it begins like something else", async (content, name) => {
    expect(await extensionOf(bytes(content), name)).toBe("csv");
  });

  it("believes the bytes, not the name", async () => {
    expect(await extensionOf(png, "overview.pdf")).toBe("png");
    expect(await extensionOf(png, "virus.exe")).toBe("png");
    expect(await extensionOf(bytes("%PDF-1.7\n"), "notes.txt")).toBe("pdf");
    expect(await extensionOf(zip({ "a.txt": "a" }), "brief.docx")).toBe("zip");
    expect(await extensionOf(bytes("PK\x03\x04"), "broken.docx")).toBe("zip");
  });

  it.each([
    ["an empty file", new Uint8Array(), "empty.txt"],
    ["SVG", bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "logo.svg"],
    ["SVG called text", bytes('\ufeff \n<svg xmlns="http://www.w3.org/2000/svg"/>'), "logo.txt"],
    ["SVG with an XML head", bytes('<?xml version="1.0"?><svg/>'), "logo.csv"],
    ["HTML", bytes("<!doctype html><p>hi"), "page.html"],
    ["HTML called Markdown", bytes("<!-- x --><script>alert(1)</script>"), "page.md"],
    ["a shell script", bytes("#!/bin/sh\nrm -rf /"), "run.txt"],
    ["JavaScript", bytes("alert(1)"), "code.js"],
    ["text without an extension", bytes("hello"), "hello"],
    ["text with a NUL", bytes("hello\0there"), "notes.txt"],
    ["text with escape codes", bytes("\u001b[2J"), "notes.txt"],
    ["Latin-1 bytes", new Uint8Array([77, 252, 110, 99, 104, 101, 110]), "city.csv"],
    ["a Windows program", Buffer.from(`4d5a90000300000004000000ffff0000${"00".repeat(64)}`, "hex"), "setup.exe"],
    [
      "a Windows program called text",
      Buffer.from(`4d5a90000300000004000000ffff0000${"00".repeat(64)}`, "hex"),
      "a.txt",
    ],
    ["a Linux program", Buffer.from(`7f454c4602010100${"00".repeat(64)}`, "hex"), "tool"],
    ["a GIF", bytes("GIF89a\u0001\u0000\u0001\u0000"), "a.gif"],
    ["a document with macros", macros(), "brief.docm"],
    ["a Java archive", zip({ "META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n" }), "app.jar"],
  ])("refuses %s", async (_, content, name) => {
    expect(await extensionOf(content, name)).toBeNull();
  });

  it("answers with the content type to serve", async () => {
    expect(await sniffFileType(bytes("a,b"), "x.csv")).toEqual({
      contentType: "text/csv; charset=utf-8",
      extension: "csv",
    });
  });
});

function macros(): Uint8Array {
  const types = `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`;
  return zip({ "[Content_Types].xml": types, "word/document.xml": "<document/>" });
}

describe("the lists of accepted files", () => {
  it("evidence takes no archives, toolkits do", () => {
    expect(EVIDENCE_TYPES).not.toContain("zip");
    expect(TOOLKIT_TYPES).toContain("zip");
    expect(acceptAttribute(["pdf", "jpg"])).toBe(".pdf,.jpg,.jpeg");
  });
});
