/** Asks the public name servers. */
export type DnsLookup = {
  /** The texts of a domain's TXT records, none when it has none; null when nobody answered in time. */
  txt(domain: string): Promise<string[] | null>;
};
