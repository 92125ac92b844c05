import { staticSteps } from "./checks/static-steps";
import { runStep } from "./checks/step";
import { summarise } from "./checks/summary";
import { vitestStep } from "./checks/test-runs";

/** What can be said in seconds without a database or a browser: types, lint, layers, unused code, unit tests. */
summarise(await Promise.all([...staticSteps, vitestStep("unit tests", "unit")].map(runStep)));
