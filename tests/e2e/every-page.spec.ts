import type { Page } from "playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

test.describe.configure({ mode: "parallel" });

/** Pages by who looks at them; "first:" opens the first row of the list behind it. */
const pages: Record<string, string[]> = {
  "partner.admin@demo.example": [
    "/portal",
    "/portal/leads",
    "/portal/leads?status=rejected",
    "/portal/leads?q=no-such-company",
    "first:/portal/leads?status=needs_info",
    "first:/portal/leads?stage=won",
    "/portal/leads/new",
    "/portal/imports",
    "/portal/links",
    "first:/portal/links",
    "/portal/links/new",
    "/portal/toolkits",
    "/portal/earnings",
    "first:/portal/earnings",
    "/portal/program",
    "/portal/start",
    "/portal/organisation",
    "/portal/organisation/team",
    "/portal/nowhere",
    "/account",
    "/notifications",
    "/search?q=pa",
    "/outbox",
  ],
  "manager@demo.example": [
    "/desk",
    "/desk/queue",
    "first:/desk/queue",
    "/desk/assign",
    "first:/desk/assign",
    "/desk/leads",
    "/desk/leads?q=no-such-company",
    "first:/desk/leads?stage=won",
    "/desk/partners",
    "first:/desk/partners",
    "/desk/applications",
    "first:/desk/applications",
    "/desk/applications/new",
    "/desk/partners/new",
    "/desk/commissions?status=awaiting_approval",
    "first:/desk/commissions",
    "/desk/events",
    "first:/desk/events?show=all",
    "/desk/links",
    "first:/desk/links?sort=-clicks",
    "/desk/flags",
    "/desk/flags/report",
    "/desk/toolkits",
    "/desk/programs",
    "first:/desk/programs",
    "/desk/nowhere",
  ],
  "finance@demo.example": [
    "/desk/commissions?status=approved",
    "/desk/fulfilments",
    "/desk/fulfilments?show=reclaim",
    "/desk/payouts",
    "first:/desk/payouts",
    "/desk/payouts/new",
    "/desk/ledger",
    "/desk/ledger/accounts?kind=partner_payable&currency=USD",
    "first:/desk/ledger/accounts?kind=program_expense&currency=USD",
    "first:/desk/ledger/accounts?kind=cash_clearing&currency=USD",
  ],
  // In two programs at once.
  "customer@demo.example": ["/portal/program", "/portal/links"],
  "rep@demo.example": ["/desk", "/desk/inbox", "/desk/pipeline", "/desk/pipeline?view=list"],
  "admin@demo.example": [
    "/desk",
    "/desk/programs",
    "first:/desk/programs",
    "/desk/programs/new",
    "/desk/settings/people",
    "/desk/settings/api-keys",
  ],
};

const looks = [
  { name: "wide and light", viewport: { width: 1280, height: 900 }, colorScheme: "light" as const },
  { name: "320 px and dark", viewport: { width: 320, height: 700 }, colorScheme: "dark" as const },
];

/** @returns where the first row of a list leads */
async function firstRow(page: Page, list: string): Promise<string> {
  await page.goto(list);
  return (await page.locator("a[data-row]").first().getAttribute("href")) ?? "/missing";
}

for (const [email, addresses] of Object.entries(pages)) {
  test(`every page of ${email} is accessible and fits its screen`, async ({ browser }) => {
    test.setTimeout(600_000);
    const page = await signInAs(browser, email);
    for (const address of addresses) {
      const target = address.startsWith("first:") ? await firstRow(page, address.replace("first:", "")) : address;
      for (const look of looks) {
        await page.setViewportSize(look.viewport);
        await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
        await page.goto(target);
        await expect(page.locator("main h1"), `${address}, ${look.name}`).toHaveCount(1);
        await expect(page).toHaveTitle(/\S/);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(sideways, `${address} scrolls sideways, ${look.name}`).toBeLessThanOrEqual(0);
        await test.step(`${address}, ${look.name}`, () => expectAccessible(page));
      }
    }
  });
}

test("pages for strangers are accessible", async ({ page }) => {
  test.setTimeout(300_000);
  for (const address of [
    "/sign-in",
    "/forgot-password",
    "/reset-password?token=x",
    "/invitation?token=x",
    "/nowhere",
    "/programs",
    "/programs/partners",
    "/programs/partners/apply",
    "/programs/partners/apply?sent=yes",
    "/programs/community",
    "/programs/nowhere",
    "/application?of=x",
    "/docs/tracking",
    "/docs/api",
    "/r/nothing-here",
    "/unsubscribe?of=x",
  ]) {
    for (const look of looks) {
      await page.setViewportSize(look.viewport);
      await page.emulateMedia({ colorScheme: look.colorScheme });
      await page.goto(address);
      await test.step(`${address}, ${look.name}`, () => expectAccessible(page));
    }
  }
});

test("a table never outgrows its frame, however wide the window is", async ({ browser }) => {
  const page = await signInAs(browser, "manager@demo.example");
  for (const address of ["/desk/leads", "/desk/leads?status=accepted", "/desk/queue", "/desk/assign"]) {
    for (const width of [900, 1100, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      const frame = page.locator(".dt-frame").first();
      const room = await frame.evaluate(
        (element) => element.clientWidth - (element.firstElementChild?.scrollWidth ?? 0),
      );
      expect(room, `${address} at ${width} px`).toBeGreaterThanOrEqual(0);
    }
  }
});
