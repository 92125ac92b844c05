import { truncateSync, writeFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { fillLead } from "../support/fill-lead";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const stamp = Date.now().toString(36);
const company = `${"W".repeat(90)}${stamp}`;

async function expectToFit(page: Page, address: string): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    await expect(page.locator("main h1")).toHaveCount(1);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways, `${address} at ${width} px`).toBeLessThanOrEqual(0);
  }
}

test("a word without an end widens no page, on either side", async ({ browser }) => {
  test.setTimeout(120_000);
  const partner = await signInAs(browser, "partner.admin@demo.example");
  await partner.goto("/portal/leads/new");
  await fillLead(partner, company, `long-${stamp}.example`);
  await partner.getByLabel("Use case").fill("U".repeat(2_000));
  await partner.getByLabel("Note").fill(`https://example.com/${"n".repeat(600)}`);
  await partner.getByLabel("Evidence").setInputFiles({
    name: `${"E".repeat(100)}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`What they wrote to us, ${stamp}.`),
  });
  await partner.getByRole("button", { name: "Submit lead" }).click();
  await expect(partner.getByRole("heading", { level: 1, name: company })).toBeVisible();
  const leadPath = new URL(partner.url()).pathname;
  const leadId = leadPath.split("/").at(-1) ?? "";
  await partner.getByLabel("Message to your partner team").fill("M".repeat(500));
  await partner.getByRole("button", { name: "Send" }).click();
  await expect(partner.getByText("M".repeat(500))).toBeVisible();
  for (const address of [leadPath, `${leadPath}/edit`, "/portal", "/portal/leads", `/search?q=${"W".repeat(60)}`])
    await expectToFit(partner, address);
  const manager = await signInAs(browser, "manager@demo.example");
  for (const address of [
    `/desk/queue/${leadId}`,
    `/desk/leads/${leadId}`,
    "/desk/queue",
    `/search?q=${"W".repeat(60)}`,
  ])
    await expectToFit(manager, address);
});

test("a file that is far too large stays in the browser, whatever the button", async ({ browser }, info) => {
  const partner = await signInAs(browser, "partner.admin@demo.example");
  await partner.goto("/portal/leads/new");
  await partner.getByLabel("Legal name").fill(`Heavy Mail ${stamp}`);
  // A file of the disk: the browser reads of it what it needs.
  const heavy = info.outputPath("minutes.pdf");
  writeFileSync(heavy, "%PDF-1.7\n");
  truncateSync(heavy, 27 * 1024 * 1024);
  await partner.getByLabel("Evidence").setInputFiles(heavy);
  await expect(partner.getByText("at most 10.5 MB can be sent")).toBeVisible();
  await partner.getByRole("button", { name: "Save draft" }).click();
  await expect(partner.getByLabel("Evidence")).toBeFocused();
  await partner.getByLabel("Evidence").setInputFiles([]);
  await partner.getByRole("button", { name: "Save draft" }).click();
  await partner.waitForURL(/draft=/);
  await expect(partner.getByLabel("Legal name")).toHaveValue(`Heavy Mail ${stamp}`);
});
