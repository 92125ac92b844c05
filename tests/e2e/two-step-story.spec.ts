import { expectAccessible } from "../support/accessibility";
import { expectSoon, recordOnPage } from "../support/desk-story";
import { fillLead } from "../support/fill-lead";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const company = `Two Step Works ${Date.now().toString(36)}`;
const domain = `${company.toLowerCase().replaceAll(" ", "-")}.example`;

test("a small reward when the trial starts, a larger one on the first invoice, less what was refunded", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const customer = await signInAs(browser, "customer@demo.example");
  const manager = await signInAs(browser, "manager@demo.example");
  const finance = await signInAs(browser, "finance@demo.example");

  await customer.goto("/portal/leads/new");
  await customer.getByRole("combobox", { name: "Program" }).selectOption({ label: "Northlight Customers" });
  await fillLead(customer, company, domain);
  await customer.getByRole("button", { name: "Submit lead" }).click();
  await expect(customer.getByRole("heading", { level: 1, name: company })).toBeVisible();
  const leadPath = new URL(customer.url()).pathname;
  const leadId = leadPath.split("/").at(-1) ?? "";
  const potential = customer.locator(".panel", { hasText: "What this lead can still earn" });
  await expect(potential).toContainText("$50");
  await expect(potential).toContainText("10 % of the amount");

  await manager.goto(`/desk/queue/${leadId}`);
  for (const box of await manager.getByRole("group", { name: "Fit checklist" }).getByRole("checkbox").all())
    await box.check();
  await manager.getByRole("button", { name: /^Accept/ }).click();
  // The next lead opens by itself.
  await manager.waitForURL((url) => !url.pathname.endsWith(leadId));

  await test.step("the trial earns $50, to be given and not paid", async () => {
    await finance.goto(`/desk/leads/${leadId}`);
    await recordOnPage(finance, { kind: "Trial started" });
    await expectSoon(finance, "$50");
  });

  await test.step("$1,000 × 10 % = $100; a refund of $300 leaves $70", async () => {
    await recordOnPage(finance, { kind: "Invoice paid", invoice: "in_1", amount: "1000" });
    await expect(finance.getByText(/^Recorded\./).first()).toBeVisible();
    await expect(finance.getByLabel("Invoice number"), "nothing is kept that was recorded").toHaveValue("");
    await expectSoon(finance, "$100");
    await recordOnPage(finance, { kind: "Invoice refunded", invoice: "in_1", creditNote: "CN-1", amount: "1000.01" });
    await expect(finance.getByText("The invoice has $1,000 left to refund.").first()).toBeVisible();
    await recordOnPage(finance, { kind: "Invoice refunded", invoice: "in_1", creditNote: "CN-1", amount: "300" });
    await expectSoon(finance, "$70");
    await expectAccessible(finance);
  });

  await test.step("the partner reads the same arithmetic", async () => {
    await customer.goto(leadPath);
    await customer.getByRole("link", { name: "Invoice paid", exact: true }).click();
    await expect(customer.getByText("($1,000 − $300) × 10 % = $70").first()).toBeVisible();
    await expect(
      customer.getByText("Refunds before payment and until 60 days after it take back in proportion").first(),
    ).toBeVisible();
    await expectAccessible(customer);
  });
});
