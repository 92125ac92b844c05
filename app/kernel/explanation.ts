/** One step of an explanation: the rule, what was found, what follows. */
export type ExplanationItem = { rule: string; found: string; effect: string };
