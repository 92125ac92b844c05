import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import type { RouteRow } from "./matrix-row";

const admins = ["admin"] as const;
const wanted = { name: "Billing", source: "product" };

/** Keys of other systems. */
export const integrationRows: Record<string, RouteRow> = {
  "routes/desk.settings.api-keys": {
    loader: { may: admins },
    intents: {
      create: { may: admins, stays: true, given: () => ({ form: { ...wanted, scopes: "events:write", days: "365" } }) },
      revoke: {
        may: admins,
        given: async ({ people }) => {
          const { id: apiKeyId } = await createApiKey(people.admin, { ...wanted, scopes: ["events:write"], days: 365 });
          return { form: { apiKeyId } };
        },
      },
    },
  },
};
