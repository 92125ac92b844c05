import { parseArgs } from "node:util";
import { StartupError } from "./startup-error";

/**
 * Reads a command's options, each with one text; "" for those that are not given.
 * @param usage the whole command, as it is typed
 * @throws StartupError with the usage for an option that the command does not have, and for `--help`
 */
export function readOptions<Name extends string>(names: readonly Name[], usage: string): Record<Name, string> {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const, default: "" }]));
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: "boolean" } } });
    if (values.help) throw new StartupError(usage);
    return values as Record<Name, string>;
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${(error as Error).message.split(". ")[0]}.\n${usage}`);
  }
}
