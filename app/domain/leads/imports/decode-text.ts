import { DomainError } from "~/kernel/errors";
import type { Encoding } from "./types";

/** A file that cannot be imported, said at the form's field. */
export function refuseFile(message: string): DomainError {
  return new DomainError("invalid-input", { field: "file", message });
}

const signatures: { name: string; bytes: number[] }[] = [
  { name: "an Excel workbook or a ZIP archive. Please save the sheet as CSV", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: "an old Excel workbook. Please save the sheet as CSV", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "a PDF. Please export the table as CSV", bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: "a compressed file. Please unpack it first", bytes: [0x1f, 0x8b] },
  { name: "an image", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: "an image", bytes: [0xff, 0xd8, 0xff] },
  { name: "an image", bytes: [0x47, 0x49, 0x46, 0x38] },
];

/** Markup, JSON and scripts are text, but no table. */
const otherText = /^\s*(?:<[!?a-z]|#!|\{\s*["}]|\[\s*[[{"\]])/i;

/** Control characters other than tab and line ends: a table has none, a binary file is full of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000e-\u001f]/g;
const sampleSize = 20_000;

/** What Windows-1252 puts where Latin-1 has control characters, from 0x80 on; Node 20 decodes these as Latin-1. */
const windowsSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeWindows(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: decodeWindows(bytes), encoding: "windows-1252" };
  }
}

/**
 * A table's bytes as text: UTF-8, UTF-16 with its mark, else Windows-1252; without byte-order mark, line ends made equal.
 * Throws `invalid-input` at `file` for an empty file and for what is no text or no table.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length === 0) throw refuseFile("This file is empty.");
  const found = signatures.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  if (found) throw refuseFile(`This is no CSV file: it is ${found.name}.`);
  const { text, encoding } = decode(bytes);
  const sample = text.slice(0, sampleSize);
  if ((sample.match(controls)?.length ?? 0) > sample.length / 50) {
    throw refuseFile("This is no CSV file: it holds no readable text. Please save the table as CSV.");
  }
  if (otherText.test(sample)) throw refuseFile("This is no CSV file: it is a web page, JSON or a program.");
  return { text: text.replace(/\r\n?/g, "\n"), encoding };
}
