/** How a partner's profile calls its fields. */
const profileLabels: Record<string, string> = {
  legalName: "legal name",
  kind: "kind",
  website: "website",
  country: "country",
  size: "number of people",
  regions: "regions",
  industries: "industries",
};

/** What somebody reads whose form is older than the profile. */
export function changedMeanwhile(fields: readonly string[]): string {
  const names = fields.map((field) => profileLabels[field] ?? field).join(", ");
  return `Somebody else changed this profile meanwhile${names && `: ${names}`}. Reload the page to see it.`;
}
