import { followMail } from "../support/outbox";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const stamp = Date.now().toString(36);

test("an invitation, a forgotten password, and sessions that end", async ({ browser }) => {
  test.setTimeout(120_000);
  const admin = await signInAs(browser, "partner.admin@demo.example");
  const address = `new.member.${stamp}@demo.example`;
  const firstPassword = "four green boats at noon";
  const secondPassword = "seven grey gulls at dusk";

  await admin.goto("/portal/organisation/team");
  await admin.getByLabel("E-mail address").fill(address);
  await admin.getByRole("button", { name: "Invite" }).click();
  await expect(admin.getByText("Invited. The mail is on its way.")).toBeVisible();
  await admin.getByLabel("E-mail address").fill(address);
  await admin.getByRole("button", { name: "Invite" }).click();
  await expect(admin.getByText(/An invitation to this address is open already/).first()).toBeVisible();

  const guest = await (await browser.newContext()).newPage();
  await followMail(guest, { to: address, subject: /invit/i, link: "/invitation?token=" });
  await guest.getByLabel("Your name").fill("Ines Novak");
  await guest.getByLabel("Password").fill("passwordpassword");
  await guest.getByRole("button", { name: "Create the account" }).click();
  await expect(guest.getByText("This password is on every list of common ones.").first()).toBeVisible();
  await guest.getByLabel("Password").fill(firstPassword);
  await guest.getByRole("button", { name: "Create the account" }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Hello, Ines" })).toBeVisible();
  await expect(guest.getByRole("link", { name: "Earnings" })).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  await other.goto("/forgot-password");
  await other.getByLabel("E-mail address").fill(address);
  await other.getByRole("button", { name: "Send the link" }).click();
  await expect(other.getByText("If the address has an account, a link is on its way.")).toBeVisible();
  await followMail(guest, { to: address, subject: /reset/i, link: "/reset-password?token=" });
  await guest.getByLabel("New password").fill(secondPassword);
  await guest.getByRole("button", { name: "Change the password" }).click();
  await expect(guest.getByText("Your password is changed. Please sign in with it.")).toBeVisible();
  await guest.getByLabel("E-mail address").fill(address);
  await guest.getByLabel("Password").fill(firstPassword);
  await guest.getByRole("button", { name: "Sign in" }).click();
  await expect(guest.getByText("This address and password do not belong together.").first()).toBeVisible();
  await guest.getByLabel("Password").fill(secondPassword);
  await guest.getByRole("button", { name: "Sign in" }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Hello, Ines" })).toBeVisible();

  await admin.goto("/portal/organisation/team");
  await admin.getByRole("button", { name: "Remove Ines Novak" }).click();
  await expect(admin.getByText("Removed. Their sessions have ended.")).toBeVisible();
  await guest.goto("/portal");
  await expect(guest).toHaveURL(/\/sign-in\?next=%2Fportal/);
  await admin.getByRole("button", { name: "Remove Maya Lindqvist" }).click();
  await expect(admin.getByText(/This is the last admin of the organisation/)).toBeVisible();
});

test("everything a person must do works without JavaScript", async ({ browser }) => {
  test.setTimeout(120_000);
  const company = `Plain Works ${stamp}`;
  const partner = await signInAs(browser, "partner.member@demo.example", { javaScript: false });
  await partner.goto("/portal/leads/new");
  await partner.getByLabel("Legal name").fill(company);
  await partner.getByLabel("Website").fill(`plain-${stamp}.example`);
  await partner.getByLabel("Country").selectOption("US");
  await partner.getByRole("button", { name: "Save draft" }).click();
  await expect(partner.getByText("Draft saved.")).toBeVisible();
  await expect(partner.getByLabel("Legal name")).toHaveValue(company);
  await partner.getByRole("button", { name: "Check fit" }).click();
  await expect(partner.getByText(`plain-${stamp}.example is free.`)).toBeVisible();
  await partner.getByLabel("Industry").selectOption("financials");
  await partner.getByLabel("Employees").fill("900");
  await partner.getByLabel("Use case").fill("Approvals and a record of every step.");
  await partner.getByLabel("Plan of interest").selectOption("growth");
  await partner.getByLabel("Seats").fill("40");
  await partner.getByLabel("Estimated value per year").fill("19200");
  await partner.getByLabel("Timeline").selectOption("quarter");
  await partner.getByLabel("Budget").selectOption("planned");
  await partner.getByLabel("First name").fill("Noor");
  await partner.getByLabel("Last name").fill("Vance");
  await partner.getByLabel("Work e-mail").fill(`noor@plain-${stamp}.example`);
  await partner.getByLabel("Introduced to us").check();
  await partner.getByRole("button", { name: "Submit lead" }).click();
  await expect(partner.getByRole("heading", { level: 1, name: company })).toBeVisible();
  const leadId = new URL(partner.url()).pathname.split("/").at(-1);

  const manager = await signInAs(browser, "manager@demo.example", { javaScript: false });
  await manager.goto(`/desk/queue/${leadId}`);
  await manager.locator("#decide-reject summary").click();
  await manager.getByRole("button", { name: "Reject" }).click();
  await expect(manager.getByText("Please choose a reason.").first()).toBeVisible();
  await manager.getByLabel("Reason").selectOption("no_need");
  await manager
    .locator("#decide-reject")
    .getByLabel("Text for the partner")
    .fill("We do not serve this use case today.");
  await manager.getByRole("button", { name: "Reject" }).click();
  await expect(manager.getByText("Rejected. The partner is told why.")).toBeVisible();

  await partner.reload();
  await expect(partner.getByText("We do not serve this use case today.").first()).toBeVisible();
  await partner.goto("/account");
  await expect(partner.getByText("This device")).toBeVisible();
  await partner.getByRole("button", { name: /^Account of/ }).click();
  await partner.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await expect(partner).toHaveURL(/\/sign-in/);
});
