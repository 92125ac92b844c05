import { describe, expect, it } from "vitest";
import { bodyLimit, formSize, tooLarge } from "./body-size";
import { megabyte } from "./bytes";

const urlencoded = "application/x-www-form-urlencoded";

describe("the size of a form", () => {
  it("is at most 26 MB with files, and 1 MB without", () => {
    expect(bodyLimit("multipart/form-data; boundary=x")).toBe(26 * megabyte);
    expect(bodyLimit(urlencoded)).toBe(megabyte);
    expect(bodyLimit(undefined)).toBe(megabyte);
    expect(tooLarge(megabyte)).toBe("This is too large. At most 1 MB are taken.");
  });

  it("counts bytes as they are sent", () => {
    const form = new FormData();
    form.append("note", "ä b&");
    expect(formSize(form, urlencoded)).toBe("note=%C3%A4+b%26".length);
    form.append("file", new File([new Uint8Array(5_000)], "a.pdf"));
    expect(formSize(form, "multipart/form-data")).toBe(5_000 + 5);
  });
});
