import type { PartnerKind } from "~/domain/partners/input";
import type { VersionStatus } from "~/domain/toolkits/types";
import { optionsOf } from "~/ui/form/options-of";
import type { Tone } from "~/ui/tone";

const audienceNames: Record<PartnerKind, string> = {
  agency: "Agencies",
  integrator: "Integrators",
  consultancy: "Consultancies",
  customer: "Customers",
  community: "Community members",
};

/** Kinds of partners in the plural, as choices. */
export const audienceChoices = optionsOf(audienceNames);

/** Whom an asset is for: "Everybody", "Agencies and Integrators". */
export function audienceWords(audience: readonly PartnerKind[]): string {
  if (audience.length === 0) return "Everybody";
  return new Intl.ListFormat("en").format(audience.map((kind) => audienceNames[kind]));
}

export const versionWords: Record<VersionStatus, { label: string; tone: Tone }> = {
  draft: { label: "Draft", tone: "info" },
  published: { label: "Published", tone: "good" },
  superseded: { label: "Superseded", tone: "neutral" },
  recalled: { label: "Recalled", tone: "bad" },
};

/** "PDF, 240 kB", from a file's name and size. */
export function fileWords(fileName: string, sizeBytes: bigint): string {
  const extension = /\.([a-z0-9]+)$/.exec(fileName)?.[1]?.toUpperCase() ?? "File";
  const bytes = Number(sizeBytes);
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${extension}, ${size}`;
}
