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

  it("opens nothing that was changed anywhere, and nothing of another server", () => {
    // Texts of every length modulo three: the last character of the sealed one has spare bits, or none.
    for (const text of ["1234567", "12345678", "123456789"]) {
      const sealed = vault.seal(text);
      for (let at = 0; at < sealed.length; at += 1) {
        for (const other of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") {
          if (other === sealed[at]) continue;
          const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
          expect(() => vault.open(changed), `${text} at ${at}`).toThrow();
        }
      }
      expect(() => createVault("another secret of another server entirely").open(sealed)).toThrow();
    }
  });
});
