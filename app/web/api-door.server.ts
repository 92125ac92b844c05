import { authenticateApiKey } from "~/domain/integrations/commands/authenticate-api-key";
import type { IntegrationCtx } from "~/domain/context";
import type { ApiScope } from "~/domain/integrations/scopes";
import { type AppServices, createCtx } from "./context.server";
import { type Problem, problem } from "./problem";

type Caller = { authorization: string | undefined; network: string; requestId: string };

/**
 * Lets a call of the API in: a key that is known and valid, within its limits, with the scope that the call needs.
 * Wrong keys are counted per network, so that nobody can try many. Throws `too-many-attempts`.
 */
export async function enterApi(
  services: AppServices,
  call: Caller,
  scope: ApiScope,
): Promise<{ ok: true; ctx: IntegrationCtx } | { ok: false; problem: Problem }> {
  const ctx = createCtx(services, { kind: "anonymous" }, call.requestId);
  const [, key = ""] = /^Bearer +(\S{1,100})$/i.exec(call.authorization ?? "") ?? [];
  const actor = await authenticateApiKey(ctx, key);
  if (!actor) {
    await services.limits.consume("api-network", call.network);
    return {
      ok: false,
      problem: problem(401, "not-authenticated", "Send a valid API key as Authorization: Bearer."),
    };
  }
  await services.limits.consume("api-key", actor.apiKeyId);
  if (!actor.scopes.has(scope)) {
    return { ok: false, problem: problem(403, "scope-missing", `This key does not have the scope ${scope}.`) };
  }
  return { ok: true, ctx: { ...ctx, actor } };
}
