import { parseArgs } from "node:util";
import { comparePages, type Pace } from "./bench/compare";
import { openDataset } from "./bench/dataset";
import { explainQueries } from "./bench/explain";
import { compareGrowth } from "./bench/growth";
import { openStage, type Stage } from "./bench/stage";
import { startEmbeddedPostgres } from "./embedded-postgres/launcher";
import { ensureBuild } from "./runtime/build";
import { runMain } from "./runtime/main";
import { Shutdown } from "./runtime/shutdown";
import { StartupError } from "./runtime/startup-error";

const usage = `npm run bench -- [options]
  --leads N    how many leads (1,000,000 unless given)
  --quick      short rounds: a first impression
  --explain    the plan of every list query instead of the measurements
  --no-growth  without the comparison with 10,000 leads`;

const fewLeads = 10_000;
const fewest = 1_000;

const calm: Pace = { connections: 10, seconds: 4, rounds: 4, warmUp: 4 };
const quick: Pace = { connections: 10, seconds: 2, rounds: 2, warmUp: 2 };

function readOptions() {
  const options = {
    leads: { type: "string", default: "1000000" },
    quick: { type: "boolean", default: false },
    explain: { type: "boolean", default: false },
    "no-growth": { type: "boolean", default: false },
  } as const;
  try {
    const { values } = parseArgs({ options });
    const leads = Number(values.leads.replace(/[_,]/g, ""));
    if (!Number.isSafeInteger(leads) || leads < fewest) throw new Error(`--leads wants a number from ${fewest}.`);
    return { ...values, leads };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}

/** Measures Fairlead on many leads beside a bare server that does the same SQL, and prints how they compare. */
async function bench(): Promise<void> {
  const { leads, explain, quick: isQuick, "no-growth": noGrowth } = readOptions();
  const pace = isQuick ? quick : calm;
  const shutdown = new Shutdown();
  await shutdown.around(async () => {
    await ensureBuild();
    const server = await startEmbeddedPostgres({ dataDir: ".data/bench/postgres", durable: false });
    shutdown.add("database of the bench", () => server.stop());
    const open = async (rows: number): Promise<Stage> => {
      const stage = await openStage(await openDataset(server, rows));
      shutdown.add(`servers on ${rows} leads`, () => stage.stop());
      return stage;
    };
    const many = await open(leads);
    if (explain) return explainQueries(many);
    await comparePages(many, pace);
    if (!noGrowth && leads > fewLeads) await compareGrowth(await open(fewLeads), many, pace);
  });
}

await runMain(bench);
