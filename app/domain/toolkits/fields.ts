import type { AssetKind } from "./types";

/** The kinds of assets, in the words of both sides. */
export const assetKindLabels: Record<AssetKind, string> = {
  one_pager: "One-page overview",
  email_template: "E-mail template",
  answers: "Answers page",
  case_study: "Case study",
  integration_guide: "Integration guide",
  deck: "Deck",
};

/** What may stand in the text of a template as {{name}}, and what it is replaced with for the partner who reads it. */
export const templatePlaceholders = {
  partner_name: "the name of the partner's organisation",
  sender_name: "the name of the person who copies the text",
  sender_email: "that person's e-mail address",
} as const;
export type TemplatePlaceholder = keyof typeof templatePlaceholders;

/** 25 MB: with the other fields of its form it stays below what the web server takes. */
export const versionMaxBytes = 25_000_000;

/** Characters of the preview text, which is also the text of a template. */
export const previewMaxLength = 20_000;
