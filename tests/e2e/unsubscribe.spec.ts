import { expectAccessible } from "../support/accessibility";
import { fillLead } from "../support/fill-lead";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const looks = [
  { width: 1280, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
] as const;
const stamp = Date.now().toString(36);
const company = `Unsubscribe Works ${stamp}`;
const reader = "other.partner@demo.example";

test("mails are chosen in the account and stopped from a mail, also without JavaScript", async ({ browser }) => {
  const page = await signInAs(browser, reader);
  await page.goto("/account");
  const byMail = page.getByLabel("E-mail: Progress of your leads");
  const save = page.locator("form", { has: byMail }).getByRole("button", { name: "Save" });
  await expect(byMail).toBeChecked();
  await page.getByLabel("In the app: New versions in the toolkits").uncheck();
  await save.click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("In the app: New versions in the toolkits")).not.toBeChecked();

  // The receipt for a lead is such a mail: its footer leads to the page that stops them.
  await page.goto("/portal/leads/new");
  await fillLead(page, company, `${stamp}.unsubscribe-works.com`);
  await page.getByRole("button", { name: "Submit lead" }).click();
  await page.waitForURL(/\/portal\/leads\/lead_/);
  const receipt = page.getByRole("row").filter({ hasText: company }).filter({ hasText: reader });
  await expect
    .poll(async () => {
      await page.goto("/outbox");
      return receipt.count();
    })
    .toBe(1);
  await receipt.getByRole("link").click();
  const link = page.getByRole("link", { name: /\/unsubscribe\?of=/ }).first();
  const address = (await link.getAttribute("href")) ?? "";
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await stranger.goto(address);
  await expect(stranger.getByRole("heading", { name: "Mails that you can do without" })).toBeVisible();
  await stranger.getByRole("button", { name: "Stop these mails" }).click();
  await expect(stranger.getByRole("heading", { name: "You get none of these mails any more" })).toBeVisible();
  await stranger.getByRole("button", { name: "Undo" }).click();
  await expect(stranger.getByRole("heading", { name: "Mails that you can do without" })).toBeVisible();

  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await expectAccessible(page);
  }
});
