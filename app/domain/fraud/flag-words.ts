import type { FlagStatus } from "./types";

type Words = { label: string; tone: "good" | "attention" | "bad" | "info" | "neutral"; next: string };

/** Where a flag stands, and what happens next; the same for both sides. */
export const flagWords: Record<FlagStatus, Words> = {
  open: {
    label: "Open",
    tone: "attention",
    next: "Somebody decides whether what it holds goes on. After 30 days it is taken to the admins.",
  },
  cleared: { label: "Cleared", tone: "good", next: "What it held went on." },
  confirmed: { label: "Confirmed", tone: "bad", next: "What the lead earned was taken back." },
};
