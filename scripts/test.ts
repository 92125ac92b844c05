import { staticSteps } from "./checks/static-steps";
import { runStep, runTool, type Step, type StepResult } from "./checks/step";
import { summarise } from "./checks/summary";
import { playwrightStep, vitestStep } from "./checks/test-runs";
import { ensureBuild } from "./runtime/build";

/** An empty database, migrated, must give exactly the types in the repository. */
const typeDrift: Step = {
  name: "migrations and generated types",
  async run() {
    await runTool("tsx/dist/cli.mjs", ["scripts/types.ts", "--check"]);
    return undefined;
  },
};

const build: Step = {
  name: "build",
  async run() {
    await ensureBuild();
    return undefined;
  },
};

/** Everything. What only reads runs side by side; what needs the machine to itself follows, one after another. */
const results: StepResult[] = await Promise.all(staticSteps.map(runStep));
for (const step of [
  vitestStep("unit tests", "unit"),
  typeDrift,
  build,
  vitestStep("integration tests", "integration"),
  playwrightStep("browser stories"),
]) {
  results.push(await runStep(step));
}
summarise(results);
