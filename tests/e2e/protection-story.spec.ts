import { expectAccessible } from "../support/accessibility";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

test("a partner asks for more time, also without JavaScript; the manager grants it, and both read until when", async ({
  browser,
}) => {
  const partner = await signInAs(browser, "other.partner@demo.example", { javaScript: false });
  await partner.goto("/portal/leads?stage=contacted");
  const href = (await partner.locator("a[data-row]").first().getAttribute("href")) ?? "";
  await partner.goto(href);
  await partner.getByText("Ask for 30 more days of protection").click();
  await partner.getByLabel("Why it takes longer").fill("  ");
  await partner.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(partner.getByText("Please fill this in.").first()).toBeVisible();
  await partner.getByLabel("Why it takes longer").fill("Their board meets in spring.");
  await partner.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(partner.getByText("Waits for an answer")).toBeVisible();

  const manager = await signInAs(browser, "manager@demo.example");
  const company = (await partner.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const asked = manager.locator(".panel", { has: manager.getByRole("heading", { name: "More protection" }) });
  await asked.getByRole("link", { name: company }).click();
  await expect(manager.getByText("Their board meets in spring.")).toBeVisible();
  await expectAccessible(manager);
  await manager.getByRole("radio", { name: /^Decline/ }).check();
  await manager.getByRole("button", { name: "Answer" }).click();
  await expect(manager.getByText("Please say why not; the partner reads it.").first()).toBeVisible();
  await manager.getByRole("radio", { name: /^Grant/ }).check();
  await manager.getByRole("button", { name: "Answer" }).click();
  await expect(manager.getByText("Answered. The partner is told.")).toBeVisible();

  await partner.goto(href);
  await expect(partner.getByText("Granted")).toBeVisible();
  await expect(partner.getByText("extended the protection")).toBeVisible();
});

test("a rep sets an open deal right, and its date is the deadline that both sides read", async ({ browser }) => {
  const rep = await signInAs(browser, "rep@demo.example");
  await rep.goto("/desk/pipeline");
  await rep.locator("li.panel a.link").first().click();
  await rep.getByText("Change amount or date").click();
  const form = rep.locator("form", { has: rep.getByRole("button", { name: "Change", exact: true }) });
  await form.getByRole("textbox", { name: "Amount, first year" }).fill("47100.50");
  await form.getByLabel("Expected close").fill("2031-03-14");
  await form.getByRole("button", { name: "Change", exact: true }).click();
  await expect(rep.getByText("Changed. The partner sees the new figures.")).toBeVisible();
  await expect(rep.getByText("$47,100.50").first()).toBeVisible();
  const standing = rep.locator("section", { has: rep.getByRole("heading", { name: "Where it stands" }) });
  await expect(standing.getByText("Expected close", { exact: true })).toBeVisible();
  await expect(rep.getByText("14 Mar 2031").first()).toBeVisible();
});
