import { z } from "zod";
import { line } from "~/kernel/text";
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
  days: z.number().int().min(1).max(3650),
});
/** The same as the desk's form sends it. */
export const newApiKeyForm = newApiKey.extend({ days: z.coerce.number<string>().int().min(1).max(3650) });

export const revokeApiKeyInput = z.strictObject({ apiKeyId: z.string().max(60) });

export type NewApiKey = z.output<typeof newApiKey>;
