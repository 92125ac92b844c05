import { describe, expect, it } from "vitest";
import { payoutDetailsInput, taxFormInput } from "./profile-form";

const account = (bankCountry: string, accountSecret: string, bankCode = "") => {
  const read = payoutDetailsInput.safeParse({ accountHolder: "Holder", bankCountry, accountSecret, bankCode });
  return read.success ? `${read.data.accountSecret} ${read.data.bankCode}` : String(read.error.issues[0]?.path[0]);
};

describe("an account", () => {
  it.each([
    ["DE", "de89 3704 0044 0532 0130 00", "", "DE89370400440532013000 "],
    ["DE", "DE89 3704 0044 0532 0130 00", "DEUT DE FF 500", "DE89370400440532013000 DEUTDEFF500"],
    ["DE", "DE89 3704 0044 0532 0130 01", "", "accountSecret"],
    ["DE", "100047777", "", "accountSecret"],
    ["FR", "DE89370400440532013000", "", "bankCountry"],
    ["DE", "DE89370400440532013000", "NOBIC", "bankCode"],
    ["US", "1000-4777-70", "021000021", "1000477770 021000021"],
    ["US", "1000477770", "021000022", "bankCode"],
    ["US", "1000477770", "", "bankCode"],
    ["US", "000", "021000021", "accountSecret"],
    ["IN", "50100012345678", "HDFC0000001", "50100012345678 HDFC0000001"],
    ["IN", "50100012345678", "", "bankCode"],
  ])("in %s, %s with %s is read as %s", (country, number, code, found) => {
    expect(account(country, number, code)).toBe(found);
  });
});

describe("a tax form", () => {
  const read = (given: Record<string, unknown>) => {
    const common = { legalName: "Holder", taxIdSecret: "", reason: "", signedName: "Ana Duarte", declared: true };
    const result = taxFormInput.safeParse({ ...common, ...given });
    return result.success ? result.data.taxIdSecret : String(result.error.issues[0]?.path[0]);
  };
  it.each([
    [{ form: "w9", taxIdSecret: "12-3456789" }, "123456789"],
    [{ form: "w9", taxIdSecret: "12-345678" }, "taxIdSecret"],
    [{ form: "w8ben_e", taxIdSecret: "HRB 12345" }, "HRB12345"],
    [{ form: "vat", taxIdSecret: "de 123 456 789" }, "DE123456789"],
    [{ form: "vat", taxIdSecret: "123456789" }, "taxIdSecret"],
    [{ form: "none" }, "reason"],
    [{ form: "none", reason: "A charity", taxIdSecret: "123456789" }, ""],
    [{ form: "none", reason: "A charity", declared: false }, "declared"],
    [{ form: "w9", taxIdSecret: "123456789", signedName: " " }, "signedName"],
  ])("%j is read as %j", (given, found) => {
    expect(read(given)).toBe(found);
  });
});
