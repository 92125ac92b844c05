import { Resolver } from "node:dns/promises";
import type { DnsLookup } from "~/kernel/dns-lookup";

/** What a name server says when there simply is no such record. */
const absent = new Set(["ENODATA", "ENOTFOUND"]);

/** Name servers as this machine is set up to ask them, with short limits: somebody waits for the page. */
export function createDnsLookup(): DnsLookup {
  return {
    async txt(domain) {
      try {
        const records = await new Resolver({ timeout: 2_000, tries: 2 }).resolveTxt(domain);
        return records.map((parts) => parts.join(""));
      } catch (error) {
        return absent.has((error as { code?: string }).code ?? "") ? [] : null;
      }
    },
  };
}
