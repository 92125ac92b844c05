import type { Page } from "playwright/test";
import { expectAccessible } from "../support/accessibility";
import { test } from "../support/story";

const address = "http://fixture.example/";

async function show(page: Page, body: string, headers: Record<string, string> = {}): Promise<void> {
  const html = `<!doctype html><html lang="en"><title>Fixture</title><main><h1>Fixture</h1>${body}</main></html>`;
  await page.route(`${address}**`, (route) =>
    route.request().url() === address
      ? route.fulfill({ contentType: "text/html", headers, body: html })
      : route.fulfill({ status: 404, body: "" }),
  );
  await page.goto(address);
}

test("a calm page passes", async ({ page }) => {
  await show(page, "<p>Nothing to see</p>");
  await expectAccessible(page);
});

// Each of these must fail, or the check that it proves would be worth nothing.
test.describe("notices", () => {
  test.fail();

  test("a console error", async ({ page }) => {
    await show(page, "<script>console.error('broken')</script>");
  });

  test("a console error of a second person", async ({ browser }) => {
    const second = await (await browser.newContext()).newPage();
    await show(second, "<script>console.error('broken')</script>");
  });

  test("an exception", async ({ page }) => {
    await show(page, "<script>throw new Error('broken')</script>");
  });

  test("a violated content security policy", async ({ page }) => {
    await show(page, "<script>window.ran = true</script>", { "content-security-policy": "script-src 'self'" });
  });

  test("a missing file", async ({ page }) => {
    const missing = page.waitForResponse("**/missing.css");
    await show(page, "<link rel=stylesheet href=/missing.css>");
    await missing;
    await page.evaluate(() => document.styleSheets.length);
  });

  test("an accessibility fault", async ({ page }) => {
    await show(page, "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>");
    await expectAccessible(page);
  });
});
