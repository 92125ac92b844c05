import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { newApiKey } from "~/domain/integrations/input";
import { apiScopes } from "~/domain/integrations/scopes";
import { runMain } from "./runtime/main";
import { readOptions } from "./runtime/read-options";
import { StartupError } from "./runtime/startup-error";
import { withServices } from "./runtime/with-services";

const usage = "npm run api-key -- --name Billing --scopes events:write,leads:read [--source product] [--days 365]";
const known = `Scopes: ${Object.keys(apiScopes).join(", ")}`;

function readArguments() {
  const { name, scopes, source, days } = readOptions(["name", "scopes", "source", "days"], usage);
  const list = scopes.split(",").filter((scope) => scope !== "");
  const unknown = list.find((scope) => !Object.hasOwn(apiScopes, scope));
  if (unknown) throw new StartupError(`No key was made: there is no scope "${unknown}".\n${known}\n${usage}`);
  const parsed = newApiKey.safeParse({ name, source: source || "product", scopes: list, days: days || "365" });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  - ${String(path[0] ?? "arguments")}: ${message}`);
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
