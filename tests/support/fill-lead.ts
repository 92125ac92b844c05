import type { Page } from "playwright/test";

/** Fills the form of a new lead for a company that fits the demo's rules. */
export async function fillLead(page: Page, company: string, domain: string): Promise<void> {
  await page.getByLabel("Legal name").fill(company);
  await page.getByLabel("Website").fill(domain);
  await page.getByLabel("Country").selectOption("US");
  await page.getByLabel("Industry").selectOption("technology");
  await page.getByLabel("Employees").fill("2400");
  await page.getByLabel("Use case").fill("One queue for three service teams, with approvals.");
  await page.getByLabel("Plan of interest").selectOption("growth");
  await page.getByLabel("Seats").fill("120");
  await page.getByLabel("Estimated value per year").fill("48000");
  await page.getByLabel("Timeline").selectOption("quarter");
  await page.getByLabel("Budget").selectOption("approved");
  await page.getByLabel("First name").fill("Iris");
  await page.getByLabel("Last name").fill("Calder");
  await page.getByLabel("Work e-mail").fill(`iris.calder@${domain}`);
  await page.getByLabel("An existing client of ours").check();
  await page.getByLabel("The contact has agreed to be contacted").check();
}
