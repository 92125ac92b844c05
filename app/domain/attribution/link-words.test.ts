import { expect, it } from "vitest";
import { shareTexts } from "./link-words";

it("every text recommends the product, and carries the link", () => {
  const texts = shareTexts({ url: "https://p.example/r/ida", product: "Northlight", headline: "See every order." });
  expect(texts.map(({ id }) => id)).toEqual(["email", "post", "spoken"]);
  for (const { text } of texts) {
    expect(text).toContain("Northlight");
    expect(text).toContain("p.example/r/ida");
  }
});
