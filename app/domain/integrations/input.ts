import { z } from "zod";
import { line } from "~/kernel/text";
import { wholeNumber } from "~/kernel/whole-number";
import { keysOf } from "../programs/fields";
import { apiScopes } from "./scopes";

/** Names that Fairlead itself records facts under. */
const ownSources = ["fairlead", "desk", "stripe"];

export const newApiKey = z.strictObject({
  name: line(80),
  source: line(40).pipe(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/, "Small letters, digits and hyphens, such as product.")
      .refine((source) => !ownSources.includes(source), "This name is taken by Fairlead itself."),
  ),
  scopes: z.array(z.enum(keysOf(apiScopes))).min(1, "Choose at least one."),
  /** Days until it expires. */
  days: wholeNumber(1, 3_650),
});

export const revokeApiKeyInput = z.strictObject({ apiKeyId: z.string().max(60) });

export type NewApiKey = z.output<typeof newApiKey>;
