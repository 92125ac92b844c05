/** The four meanings of the product, and none. Never shown by colour alone: a word always stands beside it. */
export type Tone = "good" | "attention" | "bad" | "info" | "neutral";
