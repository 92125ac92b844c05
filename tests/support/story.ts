import { type BrowserContext, test as base, type ConsoleMessage, expect } from "playwright/test";

type StoryFixtures = {
  /** Complaints that this test causes on purpose. */
  expectedComplaints: RegExp[];
  /** What browser and page complained about so far. */
  complaints: string[];
};

/** A refused form, a missing record or a conflict is an answer, not a defect; a missing file of ours is one. */
function isAnswer(message: ConsoleMessage): boolean {
  const isPage = !/\.(?!data$)\w+$/.test(
    URL.canParse(message.location().url) ? new URL(message.location().url).pathname : "",
  );
  return isPage && /^Failed to load resource: .* status of 4(00|01|03|04|09|13|22|29)\b/.test(message.text());
}

/**
 * Playwright's `test` for browser stories: it fails when a console, in whatever context the story opens, shows an error (a violated content security
 * policy is one), when a page throws, or when React finds that the page differs from what the server sent.
 */
export const test = base.extend<StoryFixtures>({
  expectedComplaints: [[], { option: true }],
  complaints: [
    async ({ browser, expectedComplaints }, use) => {
      const complaints: string[] = [];
      const listen = (context: BrowserContext) => {
        context.on("console", (message) => {
          if (message.type() === "error" && !isAnswer(message)) complaints.push(`console: ${message.text()}`);
        });
        context.on("weberror", (event) => complaints.push(`page: ${event.error().message}`));
      };
      browser.on("context", listen);
      await use(complaints);
      browser.off("context", listen);
      // Pages left open go on painting while the next story runs.
      await Promise.all(browser.contexts().map((context) => context.close()));
      const unexpected = complaints.filter((text) => !expectedComplaints.some((expected) => expected.test(text)));
      expect(unexpected, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
