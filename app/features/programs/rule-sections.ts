/** The parts of a program's rules as a person edits them, from top to bottom. */
export const ruleSections = [
  { id: "qualification", title: "What qualifies", parts: ["qualification"] },
  { id: "eligibility", title: "Who can take part", parts: ["eligibility"] },
  { id: "rewards", title: "Rewards", parts: ["rewards"] },
  { id: "limits", title: "Limits", parts: ["limits"] },
  { id: "money", title: "Approval and taking back", parts: ["approval", "clawback", "disputes"] },
  { id: "service", title: "Service levels", parts: ["serviceLevels"] },
  { id: "protection", title: "Protection", parts: ["protection"] },
  { id: "attribution", title: "Attribution", parts: ["attribution"] },
  { id: "fraud", title: "Fraud and quality", parts: ["fraud"] },
  { id: "checklists", title: "Checklists", parts: ["checklists"] },
  { id: "terms", title: "Terms", parts: ["terms"] },
] as const;
export type RuleSectionId = (typeof ruleSections)[number]["id"];

/** Whether a field of the rules ("rewards.1.amount") is in a section. */
export function isInSection(field: string, { parts }: { parts: readonly string[] }): boolean {
  return parts.some((part) => field === part || field.startsWith(`${part}.`));
}

const rowNames: Record<string, string> = { rewards: "reward", qualification: "criterion" };

/** Where a field of the rules is, in words: "Rewards, reward 2". */
export function placeOf(field: string): string {
  const title = ruleSections.find((section) => isInSection(field, section))?.title ?? "";
  const [part = "", row] = field.split(".");
  const name = rowNames[part];
  return name && row !== undefined ? `${title}, ${name} ${Number(row) + 1}` : title;
}
