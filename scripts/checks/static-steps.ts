import { fileLengths } from "./file-lengths";
import { packagePolicy } from "./package-policy";
import { runTool, type Step } from "./step";

const tool = (name: string, script: string, args: string[]): Step => ({
  name,
  async run() {
    await runTool(script, args);
    return undefined;
  },
});

/** The checks that only read the sources; they run side by side. */
export const staticSteps: Step[] = [
  fileLengths,
  packagePolicy,
  tool("types", "typescript/bin/tsc", ["--noEmit"]),
  tool("lint and format", "@biomejs/biome/bin/biome", ["check", "--max-diagnostics=50", "."]),
  tool("layers", "dependency-cruiser/bin/dependency-cruise.mjs", [
    "--config",
    "scripts/config/dependency-cruiser.mjs",
    ...["app", "db", "emails", "scripts", "tests"],
  ]),
  tool("unused code", "knip/bin/knip.js", ["--config", "scripts/config/knip.json", "--no-config-hints"]),
];
