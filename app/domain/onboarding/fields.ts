import type { PartnerKind } from "../partners/input";
import type { ProgramKind } from "../programs/fields";

/** What an organisation can be in a program of a kind; with one choice nobody is asked. */
export const kindsOf: Record<ProgramKind, readonly [PartnerKind, ...PartnerKind[]]> = {
  partner: ["agency", "integrator", "consultancy"],
  customer: ["customer"],
  community: ["community"],
};

/** Why an application was not taken: the applicant reads the words, reports count the code. */
export const declineReasons = {
  not_a_fit: "It does not fit the program",
  outside_countries: "We do not work in these countries yet",
  already_partner: "Your organisation is a partner already",
  not_enough_known: "We could not learn enough about the organisation",
  capacity: "We cannot look after more partners right now",
  other: "Another reason",
} as const;
export type DeclineReason = keyof typeof declineReasons;
