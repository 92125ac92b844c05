import type { Page } from "playwright/test";
import { expect } from "./story";

/** The first of the four answers: where it stands. */
export const status = (page: Page) =>
  page
    .locator(".panel", { has: page.getByRole("heading", { name: "Where it stands" }) })
    .getByRole("definition")
    .first();

/** Records what product or billing would report, on the lead's page. */
export async function recordOnPage(
  finance: Page,
  { kind, invoice, creditNote, amount }: { kind: string; invoice?: string; creditNote?: string; amount?: string },
): Promise<void> {
  const panel = finance.locator(".panel", { has: finance.getByRole("heading", { name: /^Customer and billing/ }) });
  const form = panel.getByLabel("What", { exact: true });
  if (!(await form.isVisible())) await panel.getByText("Record what happened", { exact: true }).click();
  await panel.getByLabel("What", { exact: true }).selectOption({ label: kind });
  if (invoice) await panel.getByLabel("Invoice number").fill(invoice);
  if (creditNote) await panel.getByLabel("Credit note number").fill(creditNote);
  if (amount) await panel.getByRole("textbox", { name: "Amount" }).fill(amount);
  await panel.getByRole("button", { name: "Record" }).click();
}

/** Reloads until what follows from a fact has been worked out. */
export async function expectSoon(page: Page, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
}
