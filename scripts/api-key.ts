import { parseArgs } from "node:util";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { newApiKey } from "~/domain/integrations/input";
import { apiScopes } from "~/domain/integrations/scopes";
import { runMain } from "./runtime/main";
import { StartupError } from "./runtime/startup-error";
import { withServices } from "./runtime/with-services";

const usage = "npm run api-key -- --name Billing --scopes events:write,leads:read [--source product] [--days 365]";

function readArguments() {
  const { values } = parseArgs({
    options: {
      name: { type: "string", default: "" },
      scopes: { type: "string", default: "" },
      source: { type: "string", default: "product" },
      days: { type: "string", default: "365" },
    },
  });
  const { name, source, scopes, days } = values;
  const list = scopes.split(",").filter((scope) => scope !== "");
  const parsed = newApiKey.safeParse({ name, source, scopes: list, days });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  - ${String(path[0] ?? "arguments")}: ${message}`);
  const known = `Scopes: ${Object.keys(apiScopes).join(", ")}`;
  throw new StartupError(["No key was made:", ...new Set(problems), known, usage].join("\n"));
}

/** Makes a key of the REST API and prints it, once. */
async function makeKey(): Promise<void> {
  const input = readArguments();
  await withServices(async (ctx) => {
    const { key } = await createApiKey(ctx, input);
    console.log(`${key}\nKeep it: it is not shown again.`);
  });
}

await runMain(makeKey);
