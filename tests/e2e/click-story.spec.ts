import type { BrowserContext, Page } from "playwright";
import { expectAccessible } from "../support/accessibility";
import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

const stamp = Date.now().toString(36);
const company = `Kestrel Supplies ${stamp}`;
const account = { externalId: `acct-${stamp}`, company, domain: `kestrel-${stamp}.com` };
const site = "https://www.northlight.example";

const portalHost = "https://portal.northlight.example";
/** A person's browser: what says of itself that it is headless counts as a bot. */
const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/**
 * The vendor's own site, on another origin: it loads the kit, has a form, and one that appears later. The kit comes from
 * the running portal, by a public name: browsers let no public page read from this machine.
 */
async function openSite(context: BrowserContext, portal: string): Promise<{ sent: URLSearchParams[] }> {
  const sent: URLSearchParams[] = [];
  const page = `<!doctype html><title>Northlight</title>
    <script src="${portalHost}/kit.js" data-days="30" defer></script>
    <form method="post" action="/sign-up"><input type="hidden" name="fl_click"><button>Sign up</button></form>
    <a href="/pricing">Pricing</a> <a href="https://app.northlight.example/join" data-fl-pass>Join</a>
    <a href="https://elsewhere.example/">Elsewhere</a> <div id="later"></div>`;
  await context.route(/^https:\/\/[a-z.]+\.example\//, async (route) => {
    if (new URL(route.request().url()).origin === portalHost) {
      return route.fulfill({ response: await context.request.get(`${portal}/kit.js`) });
    }
    if (route.request().method() === "POST") sent.push(new URLSearchParams(route.request().postData() ?? ""));
    await route.fulfill({ contentType: "text/html", body: page });
  });
  return { sent };
}

const clickOf = (page: Page) => new URL(page.url()).searchParams.get("fl_click");

test("a click on a referral link becomes a reward to the cent, and a partial refund takes its part back", async ({
  browser,
  baseURL,
}) => {
  const admin = await signInAs(browser, "admin@demo.example");
  await admin.goto("/desk/settings/api-keys");
  await admin.getByLabel("Name").fill(`Billing ${stamp}`);
  await admin.getByLabel(/Report events/).check();
  await admin.getByRole("button", { name: "Make the key" }).click();
  const key = (await admin.getByRole("status").filter({ hasText: "Your new key" }).locator("code").textContent()) ?? "";
  expect(key).toMatch(/^fl_/);
  await admin.reload();
  await expect(admin.getByText(key)).toHaveCount(0);

  const customer = await signInAs(browser, "customer@demo.example");
  await customer.goto("/portal/links");
  await expectAccessible(customer);
  const link = (await customer.locator("code", { hasText: "/r/" }).first().textContent()) ?? "";

  const context = await browser.newContext({ userAgent });
  const { sent } = await openSite(context, baseURL ?? "");
  const visitor = await context.newPage();
  // Where a link leads is on another site, which is not there for redirects of this browser: it is gone to by itself.
  const led = await context.request.get(new URL(link).pathname, { maxRedirects: 0 });
  expect(led.status()).toBe(302);
  await visitor.goto(led.headers().location ?? "");
  await expect(visitor).toHaveURL(new RegExp(`^${site}/start\\?fl_click=click_`));
  const clickId = clickOf(visitor);
  // The next page has no id in its address any more; the cookie has it.
  await visitor.getByRole("link", { name: "Pricing" }).click();
  await expect(visitor).toHaveURL(`${site}/pricing`);
  await visitor.getByRole("button", { name: "Sign up" }).click();
  await expect.poll(() => sent.map((form) => form.get("fl_click"))).toEqual([clickId]);

  const report = async (event: Record<string, unknown>, attribution?: object) => {
    const answer = await customer.request.post("/api/v1/events", {
      headers: { Authorization: `Bearer ${key}` },
      data: {
        events: [
          { id: `${stamp}-${event.type}`, occurredAt: new Date().toISOString(), account, attribution, ...event },
        ],
      },
    });
    expect([answer.status(), await answer.json()]).toEqual([202, { accepted: 1, duplicates: 0, rejected: [] }]);
  };
  const invoice = { invoiceId: `in-${stamp}`, currency: "USD" };
  await report({ type: "account.created" }, { clickId });
  await report({ type: "trial.started" });
  await report({ type: "feature.activated", feature: "tracking" });
  await report({ type: "invoice.paid", amountMinor: 123_456, ...invoice });
  const amounts = async () => {
    await customer.goto("/portal/earnings");
    const rows = await customer.getByRole("row").filter({ hasText: company }).allInnerTexts();
    return rows.map((row) => /\$[\d,.]+/.exec(row)?.[0] ?? "").toSorted();
  };
  // 10 % of $1,234.56, rounded half to even; $50 of credit for the trial.
  await expect.poll(amounts, { timeout: 30_000 }).toEqual(["$123.46", "$50"]);
  await report({ type: "invoice.refunded", amountMinor: 23_456, ...invoice });
  // $1,000.00 remain of the invoice.
  await expect.poll(amounts, { timeout: 30_000 }).toEqual(["$100", "$50"]);

  await customer.getByRole("row").filter({ hasText: company }).filter({ hasText: "$100" }).getByRole("link").click();
  await expect(customer.getByText(/\$1,234\.56/).first()).toBeVisible();
  await expectAccessible(customer);

  await admin.goto("/desk/events?show=all");
  await admin.getByRole("row").filter({ hasText: company }).first().getByRole("link").first().click();
  await admin.getByRole("link", { name: "See the account" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: company })).toBeVisible();
  // From the server, as whoever opens its address gets it: a page that differs once React has it is a complaint.
  await admin.reload();
  await admin.getByRole("button", { name: "Why them?" }).click();
  await expect(admin.getByRole("dialog", { name: "Why them?" })).toBeVisible();
  await expectAccessible(admin);
});

test("the kit works where cookies are blocked, fills forms that come later, and passes on only where told", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ userAgent });
  await context.addInitScript(() => Object.defineProperty(document, "cookie", { get: () => "", set: () => undefined }));
  const { sent } = await openSite(context, baseURL ?? "");
  const page = await context.newPage();
  const clickId = "click_01m83rpff2ext8e2s06187r4wx";
  await page.goto(`${site}/start?fl_click=${clickId}`);
  await page.getByRole("link", { name: "Pricing" }).click();
  await expect(page).toHaveURL(`${site}/pricing?fl_click=${clickId}`);
  await page.evaluate(() => {
    const form = `<form method="post" action="/late"><input type="hidden" name="fl_click"><button>Later</button></form>`;
    (document.getElementById("later") as HTMLElement).innerHTML = form;
  });
  await page.getByRole("button", { name: "Later" }).click();
  await expect.poll(() => sent.map((form) => form.get("fl_click"))).toEqual([clickId]);
  const button = "<button>Search</button></form>";
  for (const [form, query] of [
    [`<form action="/found?old=1"><input name="q" value="plans">${button}`, `?q=plans&fl_click=${clickId}`],
    [`<form method="post" action="/found?old=1"><input name="action">${button}`, `?old=1&fl_click=${clickId}`],
  ] as const) {
    await page.goto(`${site}/start?fl_click=${clickId}`);
    await page.evaluate((html) => {
      (document.getElementById("later") as HTMLElement).innerHTML = html;
    }, form);
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page).toHaveURL(`${site}/found${query}`);
  }
  await page.goto(`${site}/start?fl_click=${clickId}`);
  await page.getByRole("link", { name: "Join" }).click();
  await expect(page).toHaveURL(`https://app.northlight.example/join?fl_click=${clickId}`);
  await page.goto(`${site}/start?fl_click=${clickId}`);
  await page.getByRole("link", { name: "Elsewhere" }).click();
  await expect(page).toHaveURL("https://elsewhere.example/");
  await page.goto(`${site}/start?fl_click=%22%3E%3Cscript%3E`);
  expect(
    await page.evaluate(() => (window as unknown as { fairlead: { clickId: unknown } }).fairlead.clickId),
  ).toBeNull();
});
