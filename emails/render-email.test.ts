import { describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { emailSamples } from "./email-samples";
import { shorten } from "./email-text";
import { type EmailName, type EmailProps, emails, isEmailName, renderEmail } from "./index";

const names = Object.keys(emails) as EmailName[];
const standing = ["Where it stands: ", "What happens next: ", "By when: "];

/** What a reader sees of the HTML part: tags gone, entities decoded, white space folded. */
function visibleText(html: string): string {
  return html
    .replace(/<(style|title)>.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(
      /&(lt|gt|quot|#x27|amp);/g,
      (_, name: string) => ({ lt: "<", gt: ">", quot: '"', "#x27": "'", amp: "&" })[name] ?? "",
    )
    .replace(/\s+/g, " ");
}

/** Every text prop of a sample that a reader is meant to see; links and dates are checked on their own. */
function textsOf(props: Record<string, unknown>): string[] {
  return Object.entries(props)
    .filter(([key]) => !["timeZone", "stage", "cause", "outcome"].includes(key) && !/(?:Url|At|By|On|Until)$/.test(key))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === "string")
    .flatMap((value) => value.split("\n"))
    .filter((row) => row !== "");
}

function linksOf(props: Record<string, unknown>): string[] {
  return Object.entries(props).flatMap(([key, value]) =>
    key.endsWith("Url") && typeof value === "string" ? [value] : [],
  );
}

describe.each(names)("%s", (name) => {
  const sample = emailSamples[name] as EmailProps<typeof name>;

  it("tells every fact and link in both parts", async () => {
    const { subject, html, text } = await renderEmail(name, sample);
    expect(subject.length).toBeGreaterThan(5);
    const seen = visibleText(html);
    for (const fact of textsOf(sample)) {
      expect(text, "text part").toContain(fact);
      expect(seen, "HTML part").toContain(fact);
    }
    for (const link of linksOf(sample)) {
      expect(text, "text part").toContain(link);
      expect(html, "HTML part").toContain(`href="${link}"`);
    }
  });

  it("answers what happens next and by when, one line each", async () => {
    const { text } = await renderEmail(name, sample);
    const labels = name === "partner-message" ? standing.slice(1) : standing;
    for (const label of labels) expect(text).toMatch(new RegExp(`^${label}\\S`, "m"));
    expect(text).not.toMatch(/undefined|null|NaN|\[object|Invalid Date|1970/);
    expect(visibleText((await renderEmail(name, sample)).html)).not.toMatch(
      /undefined|\bnull\b|NaN|\[object|Invalid Date/,
    );
  });

  it("speaks calmly: no exclamation marks in our own words", async () => {
    const { subject, text } = await renderEmail(name, sample);
    expect(subject + text).not.toContain("!");
  });

  it("refuses a prop that is not on its list", async () => {
    const more: EmailProps<typeof name> = Object.assign({ score: 87 }, sample);
    await expect(renderEmail(name, more)).rejects.toThrow(ZodError);
  });

  it("refuses links that are not absolute web addresses", async () => {
    const [field] = Object.keys(sample).filter((key) => key.endsWith("Url") && key !== "unsubscribeUrl");
    expect(field).toBeDefined();
    for (const link of [
      "/portal",
      "javascript:alert(1)",
      "data:text/html,x",
      "ftp://a.example",
      "https://u@a.example",
      "https://:p@a.example",
      "",
    ]) {
      const changed = { ...sample, [field as string]: link } as EmailProps<typeof name>;
      await expect(renderEmail(name, changed), link).rejects.toThrow(ZodError);
    }
  });

  it("shows hostile text as text, and keeps the subject on one line", async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)> & \u202Egnp.exe`;
    const breaking = `${hostile}\r\nBcc: someone@else.example`;
    const changed = Object.fromEntries(
      Object.entries(sample).map(([key, value]) => {
        const isText = textsOf({ [key]: value }).length > 0;
        return [key, isText ? (Array.isArray(value) ? [breaking] : breaking) : value];
      }),
    ) as EmailProps<typeof name>;
    const { subject, html, text } = await renderEmail(name, changed);
    expect(subject).not.toMatch(/[\r\n\u2028\u2029]/);
    expect(html).not.toMatch(/<script|<img/i);
    expect(html).toContain("&lt;script&gt;");
    expect(subject + html + text).not.toContain("\u202e");
    expect(text).toContain("<script>alert(1)</script>");
  });

  it("survives very long text, emoji, right-to-left names and half characters", async () => {
    for (const odd of [
      "x".repeat(200_000),
      "👩‍👩‍👧‍👦".repeat(3_000),
      "شركة البيانات الكبرى",
      "a\ud800b",
      "e\u0301".repeat(50_000),
    ]) {
      const changed = Object.fromEntries(
        Object.entries(sample).map(([key, value]) => [
          key,
          textsOf({ [key]: value }).length > 0 ? (Array.isArray(value) ? [odd] : odd) : value,
        ]),
      ) as EmailProps<typeof name>;
      const { subject, html, text } = await renderEmail(name, changed);
      expect(subject.isWellFormed() && html.isWellFormed() && text.isWellFormed()).toBe(true);
      expect(subject.length).toBeLessThanOrEqual(160);
      expect(html.length).toBeLessThan(50_000);
    }
  });
});

describe("mails to partners", () => {
  const partnerMails = names.filter((name) => emails[name].audience === "partner");

  it("take no field for rep names, scores, internal notes or other partners", () => {
    expect(partnerMails.length).toBeGreaterThan(10);
    for (const name of partnerMails) {
      const fields = Object.keys(emails[name].propsSchema.shape).join(" ");
      expect(fields, name).not.toMatch(
        /rep[A-Z]|owner|score|internal|note|flag|holder|partnerName|duplicateOf|margin/i,
      );
    }
  });

  it("are the only ones besides those to anyone that a partner can get", () => {
    const vendorMails = names.filter((name) => emails[name].audience === "vendor");
    expect(vendorMails.sort()).toEqual(["lead-answered", "lead-offered", "lead-withdrawn", "offer-returned"]);
  });
});

describe("facts as they are shown", () => {
  it("names the time zone and shows the reader's time", async () => {
    const { text } = await renderEmail("lead-received", {
      ...emailSamples["lead-received"],
      timeZone: "America/New_York",
    });
    expect(text).toMatch(/^By when: Thu.* 26 Nov 2026, 08:00 /m);
    const berlin = await renderEmail("lead-received", emailSamples["lead-received"]);
    expect(berlin.text).toMatch(/^By when: Thu.* 26 Nov 2026, 14:00 CET$/m);
  });

  it("shows amounts exactly, also large ones and those without decimals", async () => {
    const sample = emailSamples["payout-paid"];
    const shown = async (amountMinor: string, currency: string) =>
      (await renderEmail("payout-paid", { ...sample, amount: { amountMinor, currency } })).subject;
    expect(await shown("384050", "USD")).toContain("$3,840.50");
    expect(await shown("9007199254740993", "USD")).toContain("$90,071,992,547,409.93");
    expect(await shown("1500", "JPY")).toContain("¥1,500");
    await expect(shown("1e3", "USD")).rejects.toThrow(ZodError);
  });

  it("marks the words of others line by line, so that they cannot pass for ours", async () => {
    const question = "Is it urgent?\n\nYour password expires: https://evil.example";
    const { text } = await renderEmail("lead-question", { ...emailSamples["lead-question"], question });
    expect(text).toContain("> Is it urgent?\n>\n> Your password expires: https://evil.example");
  });

  it("speaks of a hold only where there was one, and of payouts as the program's page does", async () => {
    const sample = emailSamples["commission-approved"];
    const held = (await renderEmail("commission-approved", sample)).text;
    expect(held).toMatch(/^Why: Its hold ended on .*, and it was approved on .*\.$/m);
    expect(held).toMatch(/^By when: With the next payout; payouts are made once a month$/m);
    const { heldUntil: _, payouts: __, ...before } = sample;
    const { text } = await renderEmail("commission-approved", before);
    expect(text).toMatch(/^Why: It was approved on .*\.$/m);
    expect(text).toMatch(/^By when: With the next payout, whose date is not set yet$/m);
  });

  it("promises no deadline for an approval", async () => {
    const { hold: _, ...sample } = emailSamples["commission-accrued"];
    const waiting = "No deadline is promised for the approval. Once approved it is given.";
    const told = async (props: EmailProps<"commission-accrued">) =>
      (await renderEmail("commission-accrued", props)).text;
    expect(await told(sample)).toMatch(/^By when: No deadline is promised for the approval\.$/m);
    expect(await told({ ...sample, waiting })).toContain(waiting);
    expect(await told(sample)).toMatch(/^Why: This reward has no hold; it waits for approval\.$/m);
  });

  it("leaves out a fact that is not known", async () => {
    const { text, html } = await renderEmail("lead-offered", { ...emailSamples["lead-offered"], industry: undefined });
    expect(text).not.toContain("Industry");
    expect(html).not.toContain("Industry");
  });

  it("offers to unsubscribe only where the reader has a choice", async () => {
    const without = await renderEmail("lead-won", { ...emailSamples["lead-won"], unsubscribeUrl: undefined });
    expect(without.text).not.toContain("Unsubscribe from such mails");
    expect((await renderEmail("lead-won", emailSamples["lead-won"])).text).toContain("Unsubscribe from such mails");
  });

  it("follows the reader's dark mode", async () => {
    const { html } = await renderEmail("lead-won", emailSamples["lead-won"]);
    expect(html).toContain("@media (prefers-color-scheme:dark){.page,.page td{background-color:");
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  });

  it("cuts between visible characters", () => {
    expect(shorten("abcdef", 6)).toBe("abcdef");
    expect(shorten("abcdefg", 6)).toBe("abcde…");
    expect(shorten("ab👩‍👩‍👧‍👦cd", 6)).toBe("ab…");
    expect(shorten(`a${"\u0301".repeat(500)}`, 6)).toHaveLength(6);
    expect(shorten("👩".repeat(9), 6).isWellFormed()).toBe(true);
  });

  it("knows its own names only", () => {
    expect(isEmailName("lead-won")).toBe(true);
    expect(isEmailName("toString")).toBe(false);
    expect(isEmailName("__proto__")).toBe(false);
  });
});
