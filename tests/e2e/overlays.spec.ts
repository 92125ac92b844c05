import { signInAs } from "../support/people";
import { expect, test } from "../support/story";

test("a clipboard that refuses is reported as it is, and counts as no copy", async ({ browser }) => {
  const page = await signInAs(browser, "partner.admin@demo.example");
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("Refused", "NotAllowedError"));
  });
  await page.goto("/portal/toolkits?kind=email_template");
  await page.getByRole("main").getByRole("heading", { level: 3 }).getByRole("link").first().click();
  const counted: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") counted.push(request.postData() ?? "");
  });
  const copy = page.getByRole("button", { name: "Copy the text" });
  await copy.click();
  await expect(page.getByRole("status").filter({ hasText: "Not copied" })).toBeVisible();
  expect(counted).toEqual([]);

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.resolve();
  });
  const request = page.waitForRequest((one) => one.method() === "POST");
  await copy.click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect((await request).postData()).toContain("copied");
  await expect(page.getByText("Not copied")).toHaveCount(0);
});

test("a menu opens beside its button where stylesheets know no anchors", async ({ browser }) => {
  const page = await signInAs(browser, "partner.admin@demo.example");
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll("position-area", "position-unknown") });
  });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/portal/leads/new");
  const button = page.getByRole("button", { name: /^Account of/ });
  await button.click();
  const menu = page.getByRole("dialog", { name: /^Account of/ });
  const beside = async () => {
    const [from, to] = [await button.boundingBox(), await menu.boundingBox()];
    if (!from || !to) throw new Error("The menu or its button has no place");
    return { below: Math.round(to.y - from.y - from.height), end: Math.round(to.x + to.width - from.x - from.width) };
  };
  expect(await beside()).toEqual({ below: 4, end: 0 });
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  expect(await beside()).toEqual({ below: 4, end: 0 });

  await page.setViewportSize({ width: 360, height: 740 });
  const sheet = await menu.boundingBox();
  expect(sheet && [sheet.x, sheet.width, Math.round(sheet.y + sheet.height)]).toEqual([0, 360, 740]);
});
