import type { Page } from "playwright/test";
import { demoPassword } from "db/seeds/demo-people";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const stamp = Date.now().toString(36);
const form = "/portal/leads/new";

async function signInAgain(page: Page, email: string): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/portal/);
}

test("what is typed outlives a reload and an expired session, until it is accepted", async ({ browser }) => {
  const company = `Kept Works ${stamp}`;
  const author = "partner.member@demo.example";
  const page = await signInAs(browser, author);
  const note = page.getByText("We kept what you typed.");
  const country = page.getByLabel("Country");
  const introduced = page.getByLabel("Introduced to us");
  const expectTyped = async () => {
    await expect(note).toBeVisible();
    await expect(page.getByLabel("Legal name")).toHaveValue(company);
    await expect(country).toHaveValue("US");
    await expect(introduced).toBeChecked();
    await expect(page.getByLabel("Use case")).toHaveValue("Approvals\nand a record.");
  };
  const expectEmpty = async () => {
    await expect(page.getByLabel("Legal name")).toHaveValue("");
    await expect(introduced).not.toBeChecked();
    await expect(note).toHaveCount(0);
  };

  await page.goto(form);
  await expect(note).toHaveCount(0);
  await page.getByLabel("Legal name").fill(company);
  await country.selectOption("US");
  await page.getByLabel("Use case").fill("Approvals\nand a record.");
  await introduced.check();
  await page.reload();
  await expectTyped();

  // The session ends while the form is open; sending it leads to the sign-in page, and from there back to the form.
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save draft" }).click();
  await signInAgain(page, author);
  await expectTyped();

  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Draft saved.")).toBeVisible();
  await expect(page.getByLabel("Legal name")).toHaveValue(company);
  await page.goto(form);
  await expectEmpty();

  await page.getByLabel("Legal name").fill("Not this one");
  await page.reload();
  await page.getByRole("button", { name: "Start over" }).click();
  await expectEmpty();
  await page.reload();
  await expectEmpty();
});

test("what one person typed is not shown to the next one, and passwords are never kept", async ({ browser }) => {
  const page = await signInAs(browser, "partner.member@demo.example");
  await page.goto(form);
  await page.getByLabel("Legal name").fill(`Secret Plans ${stamp}`);
  await page.context().clearCookies();
  await page.goto(form);
  await signInAgain(page, "partner.admin@demo.example");
  await page.goto(form);
  await expect(page.getByLabel("Legal name")).toHaveValue("");
  await expect(page.getByText("We kept what you typed.")).toHaveCount(0);

  await page.goto("/account");
  await page.getByLabel("Name").fill("Maya L.");
  for (const field of await page.locator("input[type=password]").all()) await field.fill("nine brown bears");
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(stored).toContain("Maya L.");
  expect(stored).not.toContain("nine brown bears");
  expect(stored).not.toContain("Secret Plans");
});

test("a form that comes back to its own page keeps nothing when it was accepted, and all when it was refused", async ({
  browser,
}) => {
  const page = await signInAs(browser, "other.partner@demo.example");
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  const save = page.locator("form", { has: page.getByLabel("Time zone") }).getByRole("button", { name: "Save" });
  await page.goto("/account");
  const name = await page.getByLabel("Name").inputValue();
  await page.getByLabel("Name").fill(`${name} ${stamp}`);
  expect(await kept()).toContain(stamp);
  await save.click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect.poll(kept).not.toContain(stamp);
  await page.getByLabel("Name").fill(name);
  await save.click();
  await expect.poll(kept).not.toContain(name);

  // Only the server can tell that the password is wrong: the name beside it is still kept.
  await page.getByLabel("Name").fill(`Not saved ${stamp}`);
  await page.getByLabel("Current password").fill("not the password at all");
  await page.getByLabel("New password").fill("another five boats at anchor");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("alert").or(page.locator(".field-error")).first()).toBeVisible();
  expect(await kept()).toContain(stamp);
});
