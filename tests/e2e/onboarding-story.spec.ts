import { followMail } from "../support/outbox";
import { expectAccessible } from "../support/accessibility";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const mark = Date.now().toString(36);
const agency = `Newcomer ${mark}`;
const domain = `newcomer-${mark}.com`;
const email = `nora@${domain}`;

test("from the public page to the first lead of a new partner", async ({ browser, page }) => {
  test.setTimeout(180_000);
  const manager = await signInAs(browser, "manager@demo.example");

  await test.step("a stranger reads the program and applies, without JavaScript", async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto("/sign-in");
    await plain.getByRole("link", { name: "Programs" }).click();
    await plain.getByRole("link", { name: "Northlight Partners" }).click();
    await expect(plain.getByText("10 % of the amount when the opportunity is won")).toBeVisible();
    await plain.getByRole("link", { name: "Apply as a partner" }).first().click();
    await plain.getByLabel("Integrator").check();
    await plain.getByLabel("Legal name").fill(agency);
    await plain.getByLabel("Website").fill(domain);
    await plain.getByLabel("Country").selectOption("US");
    await plain.getByLabel("People who work there").selectOption("11-50");
    await plain.getByLabel("Your name").fill("Nora Lind");
    await plain.getByLabel("Work e-mail").fill(email);
    await plain.getByLabel("Why would you like to take part?").fill("We build service desks for manufacturers.");
    await plain.getByRole("button", { name: "Send the application" }).click();
    await expect(plain.getByRole("heading", { name: "We received your application" })).toBeVisible();
    await plain.context().close();
  });

  await test.step("the manager asks", async () => {
    await manager.goto("/desk/applications");
    await manager.getByRole("link", { name: agency }).click();
    await expectAccessible(manager);
    await manager.getByText("Ask the applicant").click();
    await manager.getByLabel("Question").fill("Which countries are you in?");
    await manager.getByLabel("Internal note").fill("canary: met at the fair");
    await manager.getByRole("button", { name: "Send the question" }).click();
    await expect(manager.getByText("Asked, by mail.")).toBeVisible();
  });

  await test.step("the applicant answers behind the link in the mail, without JavaScript", async () => {
    await followMail(page, { to: email, subject: /A question about your application/, link: "/application?of=" });
    await expect(page.getByText("Which countries are you in?")).toBeVisible();
    await expectAccessible(page);
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(page.url());
    await plain.getByLabel("Your answer").fill("The United States and Canada.");
    await plain.getByRole("button", { name: "Send the answer" }).click();
    await expect(plain.getByText("Being looked at").first()).toBeVisible();
    await plain.context().close();
    await page.reload();
    expect(await page.content()).not.toContain("canary");
  });

  await test.step("the manager takes them in", async () => {
    await manager.reload();
    await expect(manager.getByText("The United States and Canada.")).toBeVisible();
    await manager.getByRole("button", { name: "Take in" }).click();
    await expect(manager.getByText("Taken in.", { exact: true })).toBeVisible();
  });

  await test.step("the first admin joins, and takes the steps", async () => {
    await followMail(page, { to: email, subject: /Your invitation to/, link: "/invitation?token=" });
    await page.getByLabel("Your name").fill("Nora Lind");
    await page.getByLabel("Password").fill("four quiet otters in the reeds");
    await page.getByRole("button", { name: "Create the account" }).click();
    await page.getByRole("link", { name: "Read and accept" }).click();
    await page.getByRole("link", { name: "Steps and other programs" }).click();
    await expect(page.getByText("An admin of your organisation has to accept the program's terms.")).toBeVisible();
    await expectAccessible(page);
    await page.goto("/portal/leads/new");
    await expect(page.getByText("You can prepare the lead, but not submit it yet")).toBeVisible();
    await page.getByRole("link", { name: "Read and accept" }).click();
    await page.getByLabel("Your full name").fill("Nora Lind");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Accept the terms" }).click();
    await expect(page.getByText("Nora Lind accepted these terms")).toBeVisible();
    await page.goto("/portal/start");
    await expect(page.getByText("Everything is done: your team can submit leads.")).toBeVisible();
  });

  await test.step("their first lead", async () => {
    await page.getByRole("link", { name: "Submit a lead" }).click();
    const company = `First Lead ${mark}`;
    await page.getByLabel("Legal name").fill(company);
    await page.getByLabel("Website").fill(`first-lead-${mark}.com`);
    await page.getByLabel("Country").selectOption("US");
    await page.getByLabel("Industry").selectOption("technology");
    await page.getByLabel("Employees").fill("2400");
    await page.getByLabel("Use case").fill("One queue for three service teams.");
    await page.getByLabel("Plan of interest").selectOption("growth");
    await page.getByLabel("Seats").fill("120");
    await page.getByLabel("Estimated value per year").fill("48000");
    await page.getByLabel("Timeline").selectOption("quarter");
    await page.getByLabel("Budget").selectOption("approved");
    await page.getByLabel("First name").fill("Iris");
    await page.getByLabel("Last name").fill("Calder");
    await page.getByLabel("Work e-mail").fill(`iris@first-lead-${mark}.com`);
    await page.getByLabel("An existing client of ours").check();
    await page.getByLabel("The contact has agreed to be contacted").check();
    await page.getByRole("button", { name: "Submit lead" }).click();
    await expect(page.getByRole("heading", { level: 1, name: company })).toBeVisible();
  });

  await test.step("suspended, they read why, and cannot submit", async () => {
    await manager.goto(`/desk/partners?q=${encodeURIComponent(agency)}`);
    await manager.getByRole("link", { name: agency, exact: true }).click();
    await manager.getByText("Suspend", { exact: true }).first().click();
    await expect(manager.getByText("Nothing is paid out to this partner")).toBeVisible();
    await manager.getByLabel("Reason").locator("visible=true").fill("Let us talk first.");
    await manager.getByRole("button", { name: "Suspend" }).click();
    await expect(manager.getByText("Done. The partner's admins are told.")).toBeVisible();
    await expectAccessible(manager);
    await page.goto("/portal/leads/new");
    await expect(page.getByText("Your organisation's part in this program is suspended.").first()).toBeVisible();
    await page.goto("/portal/start");
    await expect(page.getByText("Let us talk first.")).toBeVisible();
  });
});
