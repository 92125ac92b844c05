import { describe, expect, it } from "vitest";
import { parseForm } from "~/kernel/parse-form";
import { formFields, newLeadForm } from "./input";

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

describe("a lead's value", () => {
  const form = (typed: Record<string, string>) => {
    const data = new FormData();
    for (const [name, text] of Object.entries({ leadId: "lead_1", programId: "prog_1", currency: "USD", ...typed }))
      data.set(name, text);
    const result = parseForm(newLeadForm, data);
    return result.ok ? undefined : result.errors.value;
  };

  it("is asked for together with everything else that is missing", () => {
    expect(form({ value: "" })).toEqual(["Please fill this in."]);
    expect(form({})).toEqual(["Please fill this in."]);
  });

  it("is refused together with everything else when it cannot be read", () => {
    expect(form({ value: "36.000,50" })).toEqual([expect.stringContaining("commas between thousands only")]);
    expect(form({ value: "36,000" })).toBeUndefined();
  });
});

describe("a company's name", () => {
  it.each(["3M", "Ærø Bryggeri", "株式会社"])("may be %s", (name) =>
    expect(formFields.companyName.safeParse(name).success).toBe(true),
  );

  it.each(["!!!", "😀😀🎉", "\u200b", " "])("is not %j", (name) =>
    expect(formFields.companyName.safeParse(name).success).toBe(false),
  );
});
