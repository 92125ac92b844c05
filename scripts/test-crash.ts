import { parseArgs } from "node:util";
import { runStep } from "./checks/step";
import { summarise } from "./checks/summary";
import { vitestStep } from "./checks/test-runs";
import { ensureBuild } from "./runtime/build";

/**
 * Processes and database killed for longer than `npm test` takes for it: ten thousand events over forty kills, twenty
 * crashes of PostgreSQL, a minute without it. With --short as long as in `npm test`. Every test prints its N and seed.
 */
const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
process.env.FAIRLEAD_CRASH = values.short ? "" : "long";
await ensureBuild();
summarise([
  await runStep(
    // One file after another: they measure how quickly what was killed is back.
    vitestStep("crash tests", "integration", { args: ["tests/crash", "--no-file-parallelism"], limitMinutes: 60 }),
  ),
]);
