import type { Page } from "playwright/test";
import { expectAccessible } from "../support/accessibility";
import { expectSoon, recordOnPage, status } from "../support/desk-story";
import { fillLead } from "../support/fill-lead";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const stamp = Date.now().toString(36);

/** Euros are earned by one partner of the demo alone: nothing else that is tested touches its payouts. */
const newPayout = "/desk/payouts/new?currency=EUR";

/** Makes a payout of all that is payable in euros; gives its amount. */
async function makePayout(finance: Page): Promise<string> {
  await finance.goto(newPayout);
  await expect(finance.getByText("Fieldnote Consulting").first()).toBeVisible();
  await finance.getByRole("button", { name: "Make the payout" }).click();
  const title = finance.getByRole("heading", { level: 1, name: /^Payout of €/ });
  await expect(title).toBeVisible();
  return ((await title.textContent()) ?? "").replace("Payout of ", "");
}

async function payPayout(finance: Page, reference: string): Promise<void> {
  await finance.getByLabel("Bank reference").fill(reference);
  await finance.getByRole("button", { name: "Mark as paid" }).click();
  await expect(status(finance)).toHaveText("Paid");
}

test("a payout is made, undone, made again and paid, comes back, is paid once more; a cancellation is carried over", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const finance = await signInAs(browser, "finance@demo.example");
  const partner = await signInAs(browser, "consultancy@demo.example");

  await finance.goto(`${newPayout}&cutOff=2099-01-01`);
  await expect(finance.getByText("This day is still to come.").first()).toBeVisible();
  await expect(finance.getByRole("button", { name: "Make the payout" })).toHaveCount(0);

  const amount = await makePayout(finance);
  await finance.getByRole("button", { name: "Undo this payout" }).click();
  await expect(status(finance)).toHaveText("Undone");
  expect(await makePayout(finance)).toBe(amount);
  await payPayout(finance, `NL-A-${stamp}`);

  await finance.getByText("The bank sent this payment back").click();
  await finance.getByRole("textbox", { name: "Reason" }).fill("The account is closed.");
  await finance.getByRole("button", { name: "Note the return" }).click();
  await expect(finance.getByText(/^Returned by the bank on/)).toBeVisible();
  await expect(finance.getByText("The bank sent this payment back")).toHaveCount(0);
  await partner.goto("/portal/earnings");
  await expect(partner.getByText("The account is closed.")).toBeVisible();
  expect(await makePayout(finance)).toBe(amount);
  await payPayout(finance, `NL-B-${stamp}`);
  await expectAccessible(finance);

  await test.step("the customer of one of them leaves: what was paid is netted from what comes next", async () => {
    await finance.locator('a[href^="/desk/commissions/"]').first().click();
    await finance.waitForURL("**/desk/commissions/*");
    const commission = new URL(finance.url()).pathname;
    await finance.locator('a[href^="/desk/leads/"]').first().click();
    await expect(finance.getByRole("heading", { name: /^Customer and billing/ })).toBeVisible();
    await recordOnPage(finance, { kind: "Subscription cancelled" });
    await finance.goto(commission);
    await expectSoon(finance, "To be netted from the next payment");
    await finance.goto(newPayout);
    await expect(
      finance.getByText(/€[\d,.]+ was taken back after payment; it is netted from the next\./),
    ).toBeVisible();
    await expect(finance.getByRole("button", { name: "Make the payout" })).toHaveCount(0);
    await partner.goto(commission.replace("/desk/commissions/", "/portal/earnings/"));
    await expect(partner.getByText("To be netted from the next payment")).toBeVisible();
    await expectAccessible(partner);
  });
});

test("an appeal against an amount is upheld; who set it is refused in bulk, and finance approves it", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const partner = await signInAs(browser, "other.partner@demo.example");
  const manager = await signInAs(browser, "manager@demo.example");
  const finance = await signInAs(browser, "finance@demo.example");

  await partner.goto("/portal/earnings?status=awaiting_approval");
  await partner.getByRole("row").filter({ hasText: "$250" }).first().getByRole("link").click();
  const title = partner.getByRole("heading", { level: 1, name: /^\$250 for / });
  const company = ((await title.textContent()) ?? "").replace("$250 for ", "");
  const commissionId = new URL(partner.url()).pathname.split("/").at(-1) ?? "";
  await partner.getByRole("link", { name: "Appeal", exact: true }).click();
  await partner.getByLabel("What should be seen differently, and why").fill("Two teams were qualified, not one.");
  await partner.getByRole("button", { name: "Send the appeal" }).click();
  await expect(partner).toHaveURL(/\/portal\/appeals\/dsp_/);
  const appealId = new URL(partner.url()).pathname.split("/").at(-1) ?? "";

  await manager.goto(`/desk/disputes/${appealId}`);
  await manager.getByRole("radio", { name: /^Uphold/ }).check();
  await manager.getByLabel("The right amount in USD").fill("275.50");
  await manager.getByLabel("Answer", { exact: true }).fill("You are right: there were two.");
  await manager.getByRole("button", { name: "Answer the appeal" }).click();
  await expect(manager.getByText("Answered. The partner is told.")).toBeVisible();
  await partner.reload();
  await expect(partner.getByText("You are right: there were two.")).toBeVisible();
  await partner.goto(`/portal/earnings/${commissionId}`);
  await expect(partner.getByRole("heading", { level: 1, name: `$275.50 for ${company}` })).toBeVisible();
  await expect(partner.getByText("Set in the answer to an appeal").first()).toBeVisible();
  await expectAccessible(partner);

  await manager.goto("/desk/commissions?status=awaiting_approval");
  await manager.getByLabel(`Select ${company}, $275.50`).check();
  await manager
    .getByLabel(/^Select .+, \$250$/)
    .last()
    .check();
  await manager.getByRole("button", { name: "Approve" }).click();
  await expect(manager.getByText(/^1 commission approved\. .+/)).toBeVisible();
  await expect(manager.getByLabel(`Select ${company}, $275.50`)).toBeVisible();

  await finance.goto(`/desk/commissions/${commissionId}`);
  await finance.getByRole("button", { name: "Approve" }).click();
  await expect(status(finance)).toHaveText("Approved");
});

test("only who is invited takes part in a pilot; a suspended partner is neither paid nor heard until it is reinstated", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const community = await signInAs(browser, "community@demo.example");
  const stranger = await signInAs(browser, "other.partner@demo.example");
  const manager = await signInAs(browser, "manager@demo.example");
  const finance = await signInAs(browser, "finance@demo.example");
  const company = `Pilot Story ${stamp}`;

  await test.step("the pilot", async () => {
    await stranger.goto("/portal/leads/new");
    await expect(stranger.getByText("Northlight Community")).toHaveCount(0);
    await community.goto("/portal/leads/new");
    await community.getByRole("combobox", { name: "Program" }).selectOption({ label: "Northlight Community" });
    await fillLead(community, company, `pilot-story-${stamp}.example`);
    await community.getByRole("button", { name: "Submit lead" }).click();
    await expect(community.getByRole("heading", { level: 1, name: company })).toBeVisible();
    await stranger.goto("/programs/community");
    await expect(stranger.getByText(/pilot/i).first()).toBeVisible();
  });

  await manager.goto("/desk/partners");
  await manager.getByRole("link", { name: "Service Leaders Circle" }).first().click();
  const move = async (name: "Suspend" | "Reinstate", reason: string) => {
    const form = manager.locator("details", { has: manager.getByText(name, { exact: true }) }).first();
    await form.locator("summary").click();
    await form.getByLabel("Reason").fill(reason);
    await form.getByRole("button", { name }).click();
    await expect(manager.getByText(reason)).toBeVisible();
  };
  await move("Suspend", "We clear up an invoice first.");
  await expectAccessible(manager);
  await community.goto("/portal/start");
  await expect(community.getByText("We clear up an invoice first.").first()).toBeVisible();
  await community.goto("/portal/program");
  const suspended = community.getByRole("region").filter({ hasText: "We clear up an invoice first." });
  await expect(suspended.getByRole("heading", { name: "The rules" }).first()).toBeVisible();
  await finance.goto("/desk/payouts/new?currency=USD");
  const waiting = finance.locator("li").filter({ hasText: "Service Leaders Circle" }).first();
  await expect(waiting).toContainText("The partner is suspended in a program; it is paid once that ends.");
  await move("Reinstate", "The invoice is cleared up.");
  await finance.reload();
  await expect(waiting).not.toContainText("The partner is suspended");
});
