import { EnvError } from "~/adapters/env";
import { StartupError } from "./startup-error";

/**
 * Runs a command's main function and turns a failure into exit code 1: one sentence for what the reader can put right,
 * the whole stack for a defect.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StartupError || error instanceof EnvError ? error.message : error);
    process.exit(1);
  }
}
