import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with rule, element and remedy for each accessibility fault that axe finds on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Faults only, and without a second page: naming all that passed takes as long as looking. No page has frames.
  const options = { runOnly: rules, resultTypes: ["violations" as const] };
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze();
  const faults = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary}`),
  );
  expect(faults, `accessibility of ${page.url()}`).toEqual([]);
}
