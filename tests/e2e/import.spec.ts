import type { Page } from "playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const run = Date.now().toString(36);

/** A table as a partner has it: nothing in it but companies, one of them twice, one line broken. */
const table = Buffer.from(
  [
    "company_name;sector;state;country;employee_count",
    `Harbour ${run};Technology;Ohio;US;12,000`,
    `Quarry ${run};Pharmaceuticals;Texas;United States;900`,
    `"Broken ${run};Technology;Ohio;US;900`,
    `Harbour ${run};Technology;Ohio;US;12,000`,
    `Faraway ${run};Technology;;Brazil;900`,
  ].join("\r\n"),
);

async function upload(page: Page, name: string): Promise<void> {
  await page.goto("/portal/imports");
  await page.getByLabel("Table of companies").setInputFiles({ name, mimeType: "text/csv", buffer: table });
  await page.getByRole("button", { name: "Upload and choose columns" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function answerOnce(page: Page): Promise<void> {
  const value = (label: string) => page.getByLabel(`${label}: Value for all rows`);
  await value("Website").fill("https://www.{company}.example");
  await value("Use case").fill("Replace spreadsheets in operations.");
  await value("Plan of interest").selectOption("growth");
  await value("Seats").fill("100");
  await value("Estimated value per year").fill("48000");
  await value("Timeline").selectOption("quarter");
  await value("Budget").selectOption("planned");
  await value("First name").fill("Sales");
  await value("Last name").fill("Team");
  await value("Work e-mail").fill("sales@{domain}");
  await value("Your relationship").selectOption("introduced");
  await value("The contact has agreed to be contacted").selectOption("yes");
}

test("a table of companies becomes leads, row by row", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await signInAs(browser, "partner.member@demo.example");
  await upload(page, "harbour.csv");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check all rows" }).click();
  await expect(page.getByRole("alert")).toContainText("Website: Please choose a column, or give a value for all rows.");
  await answerOnce(page);
  await page.getByRole("button", { name: "Check all rows" }).click();

  await expect(page.getByText("2 rows are ready, 2 to correct, 1 skipped.")).toBeVisible();
  const rows = page.getByRole("table", { name: "Rows" });
  await expect(rows.getByRole("row", { name: /Quarry/ })).toContainText("“Pharmaceuticals” is not in the list");
  await expect(rows.getByRole("row", { name: /Broken/ })).toContainText("quotation marks");
  await expect(rows.getByRole("row", { name: /Faraway/ })).toContainText("The program requires Country");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Submit 2 leads" }).click();
  await expect(page.getByText("2 leads submitted")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page
    .getByRole("navigation", { name: "By outcome" })
    .getByRole("link", { name: /Submitted/ })
    .click();
  await rows.getByRole("link", { name: `Quarry ${run}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Quarry ${run}` })).toBeVisible();

  await upload(page, "again.csv");
  await answerOnce(page);
  await page.getByRole("button", { name: "Check all rows" }).click();
  await expect(page.getByText("0 rows are ready, 2 to correct, 3 skipped.")).toBeVisible();
  await page.getByRole("button", { name: "Throw away" }).click();
  await expect(page.getByRole("table", { name: "Imports" }).getByText("harbour.csv").first()).toBeVisible();
});

test("a file that is no table is refused with a reason", async ({ browser }) => {
  const page = await signInAs(browser, "partner.member@demo.example");
  await page.goto("/portal/imports");
  const workbook = Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);
  await page
    .getByLabel("Table of companies")
    .setInputFiles({ name: "leads.csv", mimeType: "text/csv", buffer: workbook });
  await page.getByRole("button", { name: "Upload and choose columns" }).click();
  await expect(page.getByRole("alert")).toContainText("it is an Excel workbook");
});

test.describe("what is missing on purpose", () => {
  test.use({ expectedComplaints: [/Failed to load resource: .* status of 404/] });

  test("another organisation does not find an import", async ({ browser }) => {
    const mine = await signInAs(browser, "partner.member@demo.example");
    await upload(mine, "private.csv");
    const address = new URL(mine.url()).pathname;
    const rival = await signInAs(browser, "other.partner@demo.example");
    for (const path of [address, `${address}/result.csv`]) {
      expect((await rival.goto(path))?.status(), path).toBe(404);
    }
  });
});
