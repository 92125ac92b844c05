import type { ProgramKind } from "~/domain/programs/fields";

/** How each kind of program speaks to whoever thinks about joining. */
export const programTones: Record<
  ProgramKind,
  {
    audience: string;
    pitch: string;
    apply: string;
    organisation: string;
    organisationHint?: string;
    why: string;
    whyHint: string;
  }
> = {
  partner: {
    audience: "For agencies, integrators and consultancies",
    pitch: "You bring companies that you know; we answer every lead with a decision, its reason and a date.",
    apply: "Apply as a partner",
    organisation: "Legal name",
    why: "Why would you like to take part?",
    whyHint: "Whom you work with, and which of their problems we could solve together.",
  },
  customer: {
    audience: "For companies that use our product",
    pitch: "You recommend what works for you; we look after whoever you introduce, and thank you for it.",
    apply: "Apply as a customer",
    organisation: "Your company",
    why: "Whom would you recommend us to?",
    whyHint: "What works well for you, and who you know that has the same problem.",
  },
  community: {
    audience: "For people who know the product and talk about it",
    pitch: "You share what you know; when somebody starts because of you, you get something back.",
    apply: "Apply as a member",
    organisation: "Your name, or your group's",
    organisationHint: "A person may apply, too.",
    why: "How do you know us?",
    whyHint: "Where you talk about the product, and to whom.",
  },
};
