import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expectAccessible } from "../support/accessibility";
import { expectSoon, status } from "../support/desk-story";
import { fillLead } from "../support/fill-lead";
import { readPdfText } from "../support/read-pdf-text";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const company = `Story Works ${Date.now().toString(36)}`;
const domain = `${company.toLowerCase().replaceAll(" ", "-")}.example`;
const internalNote = "Internal: the sponsor left, be careful";

const reference = `TRF-${Date.now().toString(36)}`;

/** Makes a payout in dollars that has the company's reward in it, and marks it as paid. */
async function payWhatIsDue(finance: Page, bankReference: string): Promise<void> {
  // Other stories approve at the same time: what is payable may change between looking and pressing.
  await expect(async () => {
    await finance.goto("/desk/payouts/new?currency=USD");
    await expect(finance.getByRole("listitem").filter({ hasText: "Blue Harbour Agency" })).toBeVisible();
    await finance.getByRole("button", { name: "Make the payout" }).click();
    await expect(finance.getByRole("heading", { level: 1, name: /^Payout of/ })).toBeVisible({ timeout: 5_000 });
  }).toPass();
  // The only payment of a payout is open already.
  const payment = finance.getByRole("group").filter({ hasText: "Blue Harbour Agency" });
  if ((await payment.getAttribute("open")) === null)
    await payment.getByText("Blue Harbour Agency", { exact: true }).click();
  await expect(finance.getByRole("link", { name: company })).toBeVisible();
  await expectAccessible(finance);
  await finance.getByLabel("Bank reference").fill(bankReference);
  await finance.getByRole("button", { name: "Mark as paid" }).click();
  await expect(status(finance)).toHaveText("Paid");
}

test("a lead from submission to payment, each side in its own view", async ({ browser }) => {
  test.setTimeout(180_000);
  const partner = await signInAs(browser, "partner.admin@demo.example");
  const manager = await signInAs(browser, "manager@demo.example");
  const rep = await signInAs(browser, "rep@demo.example");
  const finance = await signInAs(browser, "finance@demo.example");

  await partner.goto("/portal/leads/new");
  await fillLead(partner, company, domain);
  await expect(partner.getByText(`${domain} is free.`)).toBeVisible();
  await expect(partner.getByText("Every criterion of the program is met.")).toBeVisible();
  await partner.getByLabel("Evidence").setInputFiles({
    name: "minutes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Minutes of the call: they want to start in spring."),
  });
  await partner.getByRole("button", { name: "Submit lead" }).click();
  await expect(partner.getByRole("heading", { level: 1, name: company })).toBeVisible();
  await expect(status(partner)).toHaveText("Submitted");
  await expectAccessible(partner);
  const leadPath = new URL(partner.url()).pathname;
  const leadId = leadPath.split("/").at(-1) ?? "";

  await test.step("the manager asks", async () => {
    await manager.goto(`/desk/queue/${leadId}`);
    await expect(status(manager)).toHaveText("In review");
    await expectAccessible(manager);
    await manager.locator("#decide-ask summary").click();
    await manager.getByLabel("Question").fill("How many people start on the first day?");
    await manager.getByRole("button", { name: "Send the question" }).click();
    const asked = manager.getByText("asked. The clock stands until they answer.");
    await expect(asked).toBeVisible();
    // The next lead opened, which claims it and reads the page anew; what was said stays.
    await manager.waitForLoadState("networkidle");
    await expect(asked).toBeVisible();
  });

  await test.step("the partner answers", async () => {
    await partner.reload();
    await expect(status(partner)).toHaveText("Needs your answer");
    await expect(partner.locator("#question")).toContainText("How many people start on the first day?");
    await partner.getByLabel("Your answer").fill("Sixty, in three teams.");
    await partner.getByRole("button", { name: "Send the answer" }).click();
    await expect(status(partner)).toHaveText("In review");
  });

  await test.step("the manager accepts and assigns", async () => {
    await manager.goto(`/desk/queue/${leadId}`);
    await manager.getByLabel("Internal note").first().fill(internalNote);
    await manager.getByRole("button", { name: /^Accept/ }).click();
    await expect(manager.getByText(/Please confirm every point before accepting/).first()).toBeVisible();
    for (const box of await manager.getByRole("group", { name: "Fit checklist" }).getByRole("checkbox").all()) {
      await box.check();
    }
    await expect(manager.getByLabel("Internal note").first()).toHaveValue(internalNote);
    await manager.getByRole("button", { name: /^Accept/ }).click();
    await expect(manager.getByText("accepted. It waits to be assigned.")).toBeVisible();
    await manager.goto(`/desk/leads/${leadId}`);
    const leo = manager.getByRole("listitem").filter({ hasText: "Leo Fischer" });
    await expect(leo.getByText(/points/)).toBeVisible();
    await leo.getByRole("button", { name: "Offer" }).click();
    await expect(manager.getByText("Offered. The rep is told.")).toBeVisible();
  });

  await test.step("the rep takes it, qualifies, opens and wins", async () => {
    await rep.goto("/desk/inbox");
    await expectAccessible(rep);
    await rep.goto(`/desk/leads/${leadId}`);
    await rep.getByRole("button", { name: "Take this lead" }).click();
    await expect(status(rep)).toHaveText("Owned");
    await rep.getByLabel("How it went").fill("Call with Iris; demo on Friday");
    await rep.getByRole("button", { name: "Contact reached" }).click();
    await expect(status(rep)).toHaveText("In contact");
    for (const box of await rep.getByRole("group", { name: "Checklist" }).getByRole("checkbox").all())
      await box.check();
    await rep.getByRole("button", { name: "Qualified" }).click();
    await expect(status(rep)).toHaveText("Qualified");
    await rep.getByLabel("Expected close").fill("2027-03-31");
    await rep.getByRole("button", { name: "Open" }).click();
    await expect(status(rep)).toHaveText("Opportunity");
    await rep.getByRole("button", { name: "Negotiation" }).click();
    await expect(rep.getByText("Moved.", { exact: true })).toBeVisible();
    await rep.getByLabel("Final amount").fill("52345.50");
    await rep.getByRole("button", { name: "Won", exact: true }).click();
    await expect(status(rep)).toHaveText("Won");
  });

  await test.step("finance approves and pays what is due; the other reward is on hold", async () => {
    await finance.goto(`/desk/leads/${leadId}`);
    await expect(async () => {
      await finance.reload();
      const won = finance.getByRole("listitem").filter({ has: finance.getByRole("link", { name: "Deal won" }) });
      await expect(won).toContainText("$5,234.55", { timeout: 1_000 });
    }).toPass();
    await finance.getByRole("link", { name: "Lead qualified" }).click();
    await expect(finance.getByText("flat $250")).toBeVisible();
    await finance.getByRole("button", { name: "Approve" }).click();
    await expect(status(finance)).toHaveText("Approved");
    await expectAccessible(finance);
    const commissionPath = new URL(finance.url()).pathname;
    await payWhatIsDue(finance, reference);
    await finance.goto(commissionPath);
    await expect(status(finance)).toHaveText("Paid");
    await expect(finance.getByRole("link", { name: reference })).toBeVisible();
    await expect(finance.getByRole("row", { name: /^Cash clearing/ })).toContainText("$250");
    await finance.goto("/desk/ledger");
    // In dollars and in euros.
    await expect(finance.getByText("Debits and credits are equal")).toHaveCount(2);
    await expectAccessible(finance);
  });

  await test.step("the partner reads why, and nothing that is not theirs to read", async () => {
    await partner.goto(leadPath);
    await expect(status(partner)).toHaveText("Won");
    await expect(partner.getByText("won the deal")).toBeVisible();
    for (const secret of ["Leo Fischer", "Ana Duarte", internalNote, "points"]) {
      expect(await partner.content()).not.toContain(secret);
    }
    await partner.getByRole("link", { name: "Deal won" }).click();
    await expect(partner.getByText("$52,345.50 × 10 % = $5,234.55")).toBeVisible();
    await expect(status(partner)).toHaveText("On hold");
    await partner.goto("/portal/earnings?status=paid");
    await expect(partner.getByRole("row").filter({ hasText: company })).toContainText("$250");
    await expect(partner.getByText(reference)).toBeVisible();
    await expectAccessible(partner);
    await partner.getByRole("link", { name: "Statements" }).first().click();
    await expect(partner.getByRole("row").filter({ hasText: `Earned: ${company}, Lead qualified` })).toContainText(
      "$250",
    );
    await expect(partner.getByRole("row").filter({ hasText: reference })).toContainText("Payment");
    await expectAccessible(partner);
    const [pdf] = await Promise.all([
      partner.waitForEvent("download"),
      partner.getByRole("link", { name: "PDF" }).click(),
    ]);
    expect((await readPdfText(await readFile(await pdf.path()))).join("\n")).toContain(`Earned: ${company}`);
  });

  await test.step("the hold of the signed plan is lifted on an appeal, and that reward is paid as well", async () => {
    await partner.goto(leadPath);
    await partner.getByRole("link", { name: "Deal won" }).click();
    await partner.getByRole("link", { name: "Appeal", exact: true }).click();
    await partner.getByLabel("What should be seen differently, and why").fill("They paid a whole year in advance.");
    await partner.getByRole("button", { name: "Send the appeal" }).click();
    await expect(partner).toHaveURL(/\/portal\/appeals\/dsp_/);
    await finance.goto(`/desk/disputes/${new URL(partner.url()).pathname.split("/").at(-1)}`);
    await finance.getByRole("radio", { name: /^Uphold/ }).check();
    await finance.getByLabel("Answer", { exact: true }).fill("Paid for a year: there is nothing to wait for.");
    await finance.getByRole("button", { name: "Answer the appeal" }).click();
    await expect(finance.getByText("Answered. The partner is told.")).toBeVisible();

    await finance.goto(`/desk/leads/${leadId}`);
    await finance.getByRole("link", { name: "Deal won" }).click();
    await finance.waitForURL("**/desk/commissions/*");
    await expectSoon(finance, "lifted after a dispute");
    await finance.getByRole("button", { name: "Approve" }).click();
    await expect(status(finance)).toHaveText("Approved");
    const commissionPath = new URL(finance.url()).pathname;
    await payWhatIsDue(finance, `${reference}-2`);
    await finance.goto(commissionPath);
    await expect(status(finance)).toHaveText("Paid");
    await partner.goto("/portal/earnings?status=paid");
    await expect(partner.getByRole("row").filter({ hasText: company }).filter({ hasText: "$5,234.55" })).toBeVisible();
  });

  await test.step("everybody got their messages", async () => {
    const subjects = async (reader: Page, address: string) => {
      await reader.goto("/outbox");
      return reader.getByRole("row").filter({ hasText: company }).filter({ hasText: address }).allInnerTexts();
    };
    await expect
      .poll(async () => (await subjects(partner, "partner.admin@demo.example")).length)
      .toBeGreaterThanOrEqual(6);
    expect((await subjects(partner, "rep@demo.example")).length).toBeGreaterThanOrEqual(1);
    expect((await subjects(partner, "manager@demo.example")).length).toBeGreaterThanOrEqual(1);
    await partner.goto("/notifications");
    await expect(partner.getByText(company).first()).toBeVisible();
  });

  await test.step("a rival finds nothing", async () => {
    const rival = await signInAs(browser, "other.partner@demo.example");
    expect((await rival.goto(leadPath))?.status()).toBe(404);
    await rival.goto(`/portal/leads?q=${encodeURIComponent(company)}`);
    await expect(rival.getByText("Nothing matches")).toBeVisible();
  });
});
