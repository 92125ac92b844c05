/** What a deadline is about, for each side: "Decision", "Your answer". */
const words: Record<string, { partner: string; vendor: string }> = {
  review: { partner: "Decision", vendor: "Decision" },
  partner_answer: { partner: "Your answer", vendor: "The partner's answer" },
  assign: { partner: "Account manager", vendor: "Assignment" },
  rep_answer: { partner: "Account manager", vendor: "The rep's answer" },
  first_contact: { partner: "First contact", vendor: "First contact" },
  close: { partner: "Expected close", vendor: "Expected close" },
  protection: { partner: "Protection", vendor: "Protection" },
};

/** What happens on a day by itself; everything else is done by somebody before it. */
const happens: Record<string, string> = { close: "Expected close", protection: "Protection ends" };

/** The term under which a deadline stands: "Decision, by", "Protection ends". */
export function dueTerm(kind: string, side: "partner" | "vendor"): string {
  return happens[kind] ?? `${dueWords(kind, side)}, by`;
}

/** Name of a deadline, as the side that looks calls it; the time that is left follows: "Protection: 9 days left". */
export function dueWords(kind: string, side: "partner" | "vendor"): string {
  return words[kind]?.[side] ?? "Next step";
}
