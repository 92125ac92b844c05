import type { Page } from "playwright/test";
import { expect } from "./story";

type Mail = {
  to: string;
  subject: RegExp;
  /** A part of the address that the mail's link leads to. */
  link: string;
};

/** Waits for the newest mail to an address and follows the link that it carries. */
export async function followMail(page: Page, { to, subject, link }: Mail): Promise<void> {
  await expect(async () => {
    await page.goto("/outbox");
    const mail = page.getByRole("row").filter({ hasText: to }).getByRole("link", { name: subject }).first();
    await mail.click({ timeout: 1_000 });
  }).toPass();
  await page.locator(`main a[href*="${link}"]`).first().click();
}
