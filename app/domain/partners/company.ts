import { parse } from "tldts";

/**
 * The registrable domain of a website or e-mail address ("https://www.shop.acme.co.uk/x" → "acme.co.uk"),
 * public-suffix aware; null when there is none (an IP address, "localhost", free text).
 */
export function registrableDomain(text: string): string | null {
  const host = text.includes("@") && !text.includes("/") ? text.slice(text.lastIndexOf("@") + 1) : text;
  const parsed = parse(host.trim().toLowerCase(), { allowPrivateDomains: true, validateHostname: true });
  if (parsed.isIp) return null;
  return parsed.domain;
}

/** Words that say how a company is incorporated, not what it is called. */
const legalForms = new Set(
  "ab ag as asa bv co company corp corporation cv gmbh group holding holdings inc incorporated kg kk limited llc llp lp ltd nv oy oyj plc pte pty sa sarl sas se spa srl the ug".split(
    " ",
  ),
);

/** A company's name for comparing: without accents, punctuation, legal forms and case ("3M Company, Inc." → "3m"). */
export function companyKey(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).join(" ");
}
