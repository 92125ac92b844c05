import type { Browser, Page } from "playwright/test";
import { expectAccessible } from "../support/accessibility";
import { fillLead } from "../support/fill-lead";
import { followMail } from "../support/outbox";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const stamp = Date.now().toString(36);
const program = `Story program ${stamp}`;
const partnerMail = `program.story.${stamp}@demo.example`;

/** Creates a program as a copy of the demo's rules; the editor of its first version is open then. */
async function createProgram(admin: Page, name: string, slug: string): Promise<void> {
  await admin.goto("/desk/programs/new");
  await admin.getByLabel("Name").fill(name);
  await admin.getByLabel("Address").fill(slug);
  await admin.getByLabel("Start from").selectOption({ label: "Northlight Partners, version 2" });
  await admin.getByRole("button", { name: "Create the draft" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "Version 1" })).toBeVisible();
}

const reward = (page: Page, number: number) => page.getByRole("group", { name: `Reward ${number}`, exact: true });
const preview = (page: Page) => page.getByRole("complementary", { name: "Preview" });
const opened = (page: Page, name: string) => page.locator("details", { has: page.getByText(name, { exact: true }) });

/** The same page on a narrow, dark screen: accessible, and nothing reaches over its edge. */
async function expectSmall(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: "dark" });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways, "scrolls sideways").toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

async function acceptTerms(partner: Page, number: number): Promise<void> {
  await partner.goto("/portal/program");
  await expect(partner.getByText(`Version ${number} is in force.`)).toBeVisible();
  await partner.getByLabel("Your full name").fill("Noor van Dijk");
  await partner.getByLabel(`I have read version ${number}`).check();
  await partner.getByRole("button", { name: "Accept the terms" }).click();
  await expect(partner.getByText("Noor van Dijk accepted these terms on")).toBeVisible();
}

async function submitLead(partner: Page, company: string): Promise<void> {
  await partner.goto("/portal/leads/new");
  await fillLead(partner, company, `${company.toLowerCase().replaceAll(" ", "-")}.example`);
  await partner.getByRole("button", { name: "Submit lead" }).click();
  await expect(partner.getByRole("heading", { level: 1, name: company })).toBeVisible();
}

/** The invited admin of a new partner, signed in for the first time. */
async function joinByInvitation(browser: Browser): Promise<Page> {
  const guest = await (await browser.newContext()).newPage();
  await followMail(guest, { to: partnerMail, subject: /invit/i, link: "/invitation?token=" });
  await guest.getByLabel("Your name").fill("Noor van Dijk");
  await guest.getByLabel("Password").fill("four green boats at noon");
  await guest.getByRole("button", { name: "Create the account" }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Hello, Noor" })).toBeVisible();
  return guest;
}

test("rules are drafted, previewed and published; partners sign them, and leads keep theirs", async ({ browser }) => {
  test.setTimeout(240_000);
  const admin = await signInAs(browser, "admin@demo.example");

  await test.step("an admin drafts the first version and sees what partners will read", async () => {
    await createProgram(admin, program, `story-${stamp}`);
    await expect(preview(admin).getByText("$250 when the lead is qualified.")).toBeVisible();
    await reward(admin, 1).getByLabel("Pays", { exact: true }).fill("300");
    await expect(preview(admin).getByText("$300 when the lead is qualified.")).toBeVisible();
    await reward(admin, 2).getByLabel("Pays", { exact: true }).fill("120");
    await expect(reward(admin, 2).getByText("A percentage from 0.01 to 100, please")).toBeVisible();
    await admin.getByRole("button", { name: "Save draft" }).click();
    await expect(admin.getByText("Saved.", { exact: true })).toBeVisible();
    await admin.reload();
    await expect(reward(admin, 2).getByLabel("Pays", { exact: true })).toHaveValue("120");
    await expectAccessible(admin);
    await expectSmall(admin);
    await admin.getByRole("link", { name: "Review and publish" }).click();
    await expect(admin.getByText("One thing has to be corrected first.").first()).toBeVisible();
    await expect(admin.getByRole("button", { name: "Publish version 1" })).toBeDisabled();
    await admin.getByRole("link", { name: "Back to the draft" }).click();
    await reward(admin, 2).getByLabel("Pays", { exact: true }).fill("12.5");
    await admin.getByRole("button", { name: "Save draft" }).click();
    await expect(admin.getByText("Everything can be read")).toBeVisible();
  });

  await test.step("publishes it, and goes live", async () => {
    await admin.getByRole("link", { name: "Review and publish" }).click();
    await expectAccessible(admin);
    await admin.getByRole("button", { name: "Publish version 1" }).click();
    await expect(admin.getByText("Published. It is in force, and partners are told.")).toBeVisible();
    await opened(admin, "Go live").locator("summary").click();
    await expect(opened(admin, "Go live").getByText("Every enrolled partner who has accepted the terms")).toBeVisible();
    await opened(admin, "Go live").getByRole("button", { name: "Go live" }).click();
    await expect(admin.getByText("Live").first()).toBeVisible();
    await expectAccessible(admin);
  });

  await admin.goto("/desk/partners/new");
  await admin.getByLabel("Legal name").fill(`Story Partners ${stamp}`);
  await admin.getByLabel("Kind").selectOption("agency");
  await admin.getByLabel("Country").selectOption("US");
  await admin.getByLabel("Program").selectOption({ label: program });
  await admin.getByLabel("First admin's e-mail").fill(partnerMail);
  await admin.getByRole("button", { name: "Take in and invite" }).click();
  const partner = await joinByInvitation(browser);
  await acceptTerms(partner, 1);
  await submitLead(partner, `Early Story ${stamp}`);

  await test.step("a second version is compared with the first before it is published", async () => {
    await admin.goto("/desk/programs");
    await admin.getByRole("link", { name: program }).click();
    await admin.getByRole("button", { name: "Begin version 2" }).click();
    await expect(admin.getByRole("heading", { level: 1, name: "Version 2" })).toBeVisible();
    await reward(admin, 1).getByLabel("Pays", { exact: true }).fill("350");
    await admin.getByRole("button", { name: "Save draft" }).click();
    await expect(admin.getByText("Saved.", { exact: true })).toBeVisible();
    await admin.getByRole("link", { name: "Review and publish" }).click();
    await expect(admin.getByRole("deletion")).toHaveText(["Before: $300 when the lead is qualified."]);
    await expect(admin.getByRole("insertion")).toHaveText(["Now: $350 when the lead is qualified."]);
    await expect(admin.getByText("1 partner in the program. Before the next lead 1 must accept")).toBeVisible();
    await expect(admin.getByText("1 lead stays on earlier versions, 1 of them open.")).toBeVisible();
    await expectSmall(admin);
    await admin.getByRole("button", { name: "Publish version 2" }).click();
    await expect(admin.getByText("Published. It is in force, and partners are told.")).toBeVisible();
  });

  await test.step("the partner is told, and cannot submit before signing", async () => {
    await expect(async () => {
      await partner.goto("/notifications");
      await expect(partner.getByText(`New terms to accept: ${program}`).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await partner.goto("/outbox");
    const mails = partner.getByRole("row").filter({ hasText: partnerMail });
    await expect(mails.filter({ hasText: `New terms to accept: ${program}` })).toHaveCount(1);
    await partner.goto("/portal/leads/new");
    await expect(partner.getByText(/The program's terms have changed/).first()).toBeVisible();
    await partner.goto("/portal/program");
    await expectAccessible(partner);
    await acceptTerms(partner, 2);
    await submitLead(partner, `Late Story ${stamp}`);
  });

  await test.step("each lead is on the version under which it was submitted", async () => {
    await admin.goto("/desk/programs");
    await admin.getByRole("link", { name: program }).click();
    for (const version of ["Version 1", "Version 2"]) {
      const row = admin.getByRole("row").filter({ has: admin.getByRole("link", { name: version, exact: true }) });
      await expect(row.getByRole("cell").last()).toHaveText(/^1/);
    }
    await admin.getByRole("link", { name: "Version 1", exact: true }).click();
    await expect(admin.getByText("$300 when the lead is qualified.")).toBeVisible();
  });
});

test("rows of the rules come and go without JavaScript, and nothing typed is lost", async ({ browser }) => {
  test.setTimeout(120_000);
  const admin = await signInAs(browser, "admin@demo.example", { javaScript: false });
  await createProgram(admin, `Plain program ${stamp}`, `plain-${stamp}`);
  await admin.getByLabel("Days from submission").fill("many");
  await admin.getByRole("button", { name: "Add a reward" }).click();
  await expect(admin).toHaveURL(/#rewards\.3$/);
  await expect(admin.getByLabel("Days from submission")).toHaveValue("many");
  await expect(admin.getByText("A whole number from 1 to 3,650, please.").first()).toBeVisible();
  await reward(admin, 4).getByLabel("Milestone").selectOption("invoice.paid");
  await reward(admin, 4).getByLabel("Pays", { exact: true }).fill("5");
  await reward(admin, 4).getByLabel("Currency, or %").fill("%");
  await admin.getByLabel("Days from submission").fill("80");
  await admin.getByRole("button", { name: "Remove reward 1", exact: true }).click();
  await expect(reward(admin, 4)).toHaveCount(0);
  await expect(reward(admin, 3).getByLabel("Pays", { exact: true })).toHaveValue("5");
  await expect(preview(admin).getByText("5 % of the amount when the first invoice is paid")).toBeVisible();
  await admin.getByRole("button", { name: "Country", exact: true }).click();
  await admin.getByLabel("Countries").last().fill("Narnia");
  await admin.getByRole("button", { name: "Save draft" }).click();
  await expect(admin.getByText("Number 1 is no country that we know.").first()).toBeVisible();
  await admin.getByRole("button", { name: "Throw the draft away" }).click();
  await expect(admin.getByText("No version yet").first()).toBeVisible();
});
