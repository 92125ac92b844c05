import { describe, expect, it } from "vitest";
import { createVault } from "./vault";

const vault = createVault("a secret of the server that is long enough");

describe("the vault", () => {
  it("gives back what it sealed, and never the same text twice", () => {
    const sealed = vault.seal("DE89 3704 0044 0532 0130 00");
    expect(vault.open(sealed)).toBe("DE89 3704 0044 0532 0130 00");
    expect(vault.seal("DE89")).not.toBe(vault.seal("DE89"));
    expect(sealed).not.toContain("DE89");
  });

  it("opens nothing that was changed, and nothing of another server", () => {
    const sealed = vault.seal("12345678");
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    expect(() => vault.open(changed)).toThrow();
    expect(() => createVault("another secret of another server entirely").open(sealed)).toThrow();
  });
});
