import type { ApplicationStatus } from "~/domain/onboarding/lifecycle";
import type { Tone } from "~/ui/tone";

/** The status as both sides call it, with its tone; `next` is what the applicant reads. */
export const applicationWords: Record<ApplicationStatus, { label: string; tone: Tone; next: string }> = {
  nominated: { label: "Nominated", tone: "neutral", next: "The company was invited and applies, or does not." },
  submitted: {
    label: "To decide",
    tone: "attention",
    next: "A partner manager reads it and answers: an invitation, a question, or why not.",
  },
  asked: { label: "Asked", tone: "info", next: "You answer the question; then we decide." },
  approved: {
    label: "Taken in",
    tone: "good",
    next: "The invitation is in your mail: it opens your account and lets you begin.",
  },
  declined: { label: "Declined", tone: "bad", next: "Nothing more happens. You are welcome to apply again." },
};
