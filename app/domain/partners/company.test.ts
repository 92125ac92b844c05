import { describe, expect, it } from "vitest";
import { companyKey, registrableDomain } from "./company";

describe("registrableDomain", () => {
  it.each([
    ["https://www.shop.acme.co.uk/path?x=1", "acme.co.uk"],
    ["ACME.example", "acme.example"],
    ["jane@mail.acme.com", "acme.com"],
    ["https://münchen-werke.de", "münchen-werke.de"],
    ["https://team.github.io", "team.github.io"],
    ["http://10.0.0.1/", null],
    ["localhost", null],
    ["no website", null],
    ["", null],
  ])("%s → %s", (text, domain) => {
    expect(registrableDomain(text)).toBe(domain);
  });
});

describe("companyKey", () => {
  it.each([
    ["3M Company, Inc.", "3m"],
    ["The Coca-Cola Co.", "coca cola"],
    ["A.O. SMITH", "ao smith"],
    ["Abercrombie & Fitch", "abercrombie and fitch"],
    ["Société Générale S.A.", "societe generale"],
    ["Holding GmbH", "holding gmbh"],
  ])("%s → %s", (name, key) => {
    expect(companyKey(name)).toBe(key);
  });
});
