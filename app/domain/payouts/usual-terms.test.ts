import { expect, it } from "vitest";
import { type ProgramPromise, usualTerms } from "./usual-terms";

const promise = (name: string, change: Partial<ProgramPromise> = {}): ProgramPromise => ({
  name,
  rhythm: null,
  minimumMinor: null,
  currency: null,
  ...change,
});

it("takes the minimum and the rhythm from the program's page", () => {
  const page = promise("Agencies", { rhythm: "monthly", minimumMinor: 5_000n, currency: "USD" });
  expect(usualTerms([page], "USD")).toEqual({
    minimum: "50.00",
    minimumFrom: "As the programs' pages say: Agencies $50.",
    rhythm: "Paid as the programs' pages say: Agencies once a month.",
  });
});

it("takes the lowest of several, and says which there are", () => {
  const pages = [
    promise("Agencies", { minimumMinor: 10_000n, currency: "USD", rhythm: "quarterly" }),
    promise("Customers", { minimumMinor: 2_000n, currency: "USD", rhythm: "weekly" }),
    promise("Community"),
  ];
  expect(usualTerms(pages, "USD")).toEqual({
    minimum: "20.00",
    minimumFrom: "As the programs' pages say: Customers $20 and Agencies $100; the lowest is taken.",
    rhythm: "Paid as the programs' pages say: Agencies once a quarter and Customers every week.",
  });
});

it("holds nothing back in a currency of which no page speaks", () => {
  const page = promise("Agencies", { minimumMinor: 5_000n, currency: "USD" });
  expect(usualTerms([page], "JPY")).toMatchObject({
    minimum: "0",
    minimumFrom: "No program's page names a minimum in JPY.",
    rhythm: "",
  });
});
