import { describe, expect, it } from "vitest";
import { cleanFileName } from "./file-name";

describe("a file's name", () => {
  it.each([
    ["C:\\minutes\\call.docx", "call.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["invoice\u202etxt.exe", "invoicetxt.pdf"],
    ["a\u0000b\u200bc.txt", "abc.pdf"],
    ["...", "...pdf"],
    ["", "file.pdf"],
  ])("%j is %j for reading", (name, clean) => expect(cleanFileName(name, "pdf")).toBe(clean));

  it("is never cut within a character", () => {
    expect(cleanFileName(`${"😀".repeat(150)}.txt`, "txt")).toBe(`${"😀".repeat(100)}.txt`);
  });
});
