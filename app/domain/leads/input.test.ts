import { describe, expect, it } from "vitest";
import { formFields } from "./input";

describe("a lead's website", () => {
  it.each([
    "northlight.example",
    "https://www.northlight.example/about",
    "http://shop.northlight.co.uk",
    "https://medium.example/@northlight",
  ])("may be %s", (website) => expect(formFields.website.safeParse(website).success).toBe(true));

  it.each([
    "blueharbour.com@evil.com",
    "https://blueharbour.com:x@evil.com/",
    "https:////evil.example\\@zed.example",
    "https://evil.example\\.zed.example",
    "localhost",
    "127.0.0.1",
    "javascript:1",
  ])("is not %s", (website) => expect(formFields.website.safeParse(website).success).toBe(false));
});

describe("a company's name", () => {
  it.each(["3M", "Ærø Bryggeri", "株式会社"])("may be %s", (name) =>
    expect(formFields.companyName.safeParse(name).success).toBe(true),
  );

  it.each(["!!!", "😀😀🎉", "\u200b", " "])("is not %j", (name) =>
    expect(formFields.companyName.safeParse(name).success).toBe(false),
  );
});
