export const assetKinds = [
  "one_pager",
  "email_template",
  "answers",
  "case_study",
  "integration_guide",
  "deck",
] as const;
export type AssetKind = (typeof assetKinds)[number];

export const versionStatuses = ["draft", "published", "superseded", "recalled"] as const;
export type VersionStatus = (typeof versionStatuses)[number];

/** How a partner's user took an asset: the file, or the text of a template. */
export type TakingWay = "download" | "copy";

export type Direction = "up" | "down";
