import { expect, it } from "vitest";
import { partnerWords } from "./words";

it("only cash is told to be paid", () => {
  expect(partnerWords.approved("$50", "Acme", "cash").body).toContain("paid with the next payment");
  expect(partnerWords.approved("$50", "Acme", "gift_card").body).toBe("It is given to you, not paid.");
});
