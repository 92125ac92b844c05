import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { roles } from "./cast";
import type { RouteRow } from "./matrix-row";

const admins = ["admin"] as const;
const wanted = { name: "Billing", source: "product" };

/** Keys of other systems, and what they open. */
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
  "routes/_public.docs.api": { loader: { may: roles } },
  "routes/api.v1.openapi[.]json": { loader: { may: roles, resource: true } },
  "routes/api.v1.leads": { api: { GET: "leads:read", POST: "leads:write" } },
  "routes/api.v1.leads_.$leadId": { api: { GET: "leads:read" } },
  "routes/api.v1.commissions": { api: { GET: "commissions:read" } },
  "routes/api.v1.partners": { api: { GET: "partners:read" } },
  "routes/api.v1.links": { api: { GET: "links:read" } },
  "routes/api.v1.events.unmatched": { api: { GET: "events:read" } },
  "routes/api.v1.ledger.trial-balance": { api: { GET: "ledger:read" } },
};
