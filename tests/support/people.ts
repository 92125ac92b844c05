import { type Browser, type Page, test } from "playwright/test";
import { demoPassword } from "db/seeds/demo-people";

/**
 * A person of the demo in a browser of their own, signed in by the request that the page's form sends.
 * @returns their page, at their home
 * @throws when the sign-in is refused
 */
export async function signInAs(browser: Browser, email: string, options: { javaScript?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: options.javaScript ?? true });
  const origin = test.info().project.use.baseURL ?? "";
  const answer = await context.request.post("/sign-in", {
    form: { intent: "sign-in", email, password: demoPassword, next: "" },
    headers: { origin },
    maxRedirects: 0,
  });
  const home = answer.headers().location;
  if (!home) throw new Error(`Signing in as ${email} was answered with ${answer.status()}.`);
  const page = await context.newPage();
  await page.goto(home);
  return page;
}
