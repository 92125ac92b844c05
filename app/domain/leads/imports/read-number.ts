const grouped = /^\d{1,3}(?:([.,'\s])\d{3})(?:\1\d{3})*$/;

/**
 * A number as spreadsheets write it, as plain digits with a point: "12,000" and "12.000" → "12000", "1.250,50" → "1250.50",
 * "$48 000" → "48000", "12000.0" → "12000". What is no such number comes back as it was, for the schema to refuse.
 */
export function readNumber(text: string): string {
  const bare = text
    .replace(/^(?:[A-Z]{3}|\p{Sc})\s*|\s*(?:[A-Z]{3}|\p{Sc})$/gu, "")
    .replace(/[\u00a0\u202f’]/g, (sign) => (sign === "’" ? "'" : " "))
    .trim();
  if (!/^\d[\d.,' ]*$/.test(bare)) return text;
  const plain = toPlain(bare);
  return /^\d+(?:\.\d+)?$/.test(plain) ? plain.replace(/\.0+$/, "") : text;
}

function toPlain(text: string): string {
  // One kind of separator before each three digits groups thousands; of two kinds, the last one is the decimal point.
  if (grouped.test(text)) return text.replace(/\D/g, "");
  const decimal = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (decimal < 0) return text;
  const whole = text.slice(0, decimal);
  const digits = /^\d+$/.test(whole) ? whole : grouped.test(whole) ? whole.replace(/\D/g, "") : null;
  return digits === null ? text : `${digits}.${text.slice(decimal + 1)}`;
}

const factors: Record<string, number> = {
  "": 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/** An amount for comparing, such as "32681000000", "$4.2 billion" or "12M"; null when it is none. */
export function readMagnitude(text: string): number | null {
  const match = /^(.*?\d)\s*([a-z]*)$/i.exec(text.trim());
  const factor = factors[(match?.[2] ?? "?").toLowerCase()];
  const amount = readNumber(match?.[1] ?? "");
  if (factor === undefined || !/^\d+(?:\.\d+)?$/.test(amount)) return null;
  return Number(amount) * factor;
}
