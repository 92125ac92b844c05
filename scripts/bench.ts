import { parseArgs } from "node:util";
import { comparePages, type Pace } from "./bench/compare";
import { openDataset } from "./bench/dataset";
import { explainQueries } from "./bench/explain";
import { compareGrowth } from "./bench/growth";
import { benchAllLeads, benchOneLead } from "./bench/engine/run";
import { compareHot } from "./bench/hot/compare";
import { openHotStage } from "./bench/hot/stage";
import { openStage, type Stage } from "./bench/stage";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres/launcher";
import { ensureBuild } from "./runtime/build";
import { runMain } from "./runtime/main";
import { Shutdown } from "./runtime/shutdown";
import { StartupError } from "./runtime/startup-error";

const usage = `npm run bench -- [options]
  --only PART  pages (lists, forms), hot (redirects, events), or engine (commissions); all of them unless given
  --leads N    how many leads the pages have (1,000,000 unless given)
  --quick      short rounds and less data: a first impression
  --explain    the plan of every list query instead of the measurements
  --no-growth  without the comparison of the pages with 10,000 leads`;

const fewLeads = 10_000;
const fewest = 1_000;
const engineLeads = 100_000;

const calm: Pace = { connections: 10, seconds: 4, rounds: 4, warmUp: 4 };
const quick: Pace = { connections: 10, seconds: 2, rounds: 2, warmUp: 2 };

const parts = { pages: benchPages, hot: benchHot, engine: benchEngine };
type Part = keyof typeof parts;

function readOptions() {
  const options = {
    only: { type: "string" },
    leads: { type: "string", default: "1000000" },
    quick: { type: "boolean", default: false },
    explain: { type: "boolean", default: false },
    "no-growth": { type: "boolean", default: false },
  } as const;
  try {
    const { values } = parseArgs({ options });
    const leads = Number(values.leads.replace(/[_,]/g, ""));
    if (!Number.isSafeInteger(leads) || leads < fewest) throw new Error(`--leads wants a number from ${fewest}.`);
    const { only } = values;
    if (only !== undefined && !Object.hasOwn(parts, only)) {
      throw new Error(`--only wants one of ${Object.keys(parts).join(", ")}.`);
    }
    const all = (values.explain ? ["pages"] : Object.keys(parts)) as Part[];
    return { ...values, leads, pace: values.quick ? quick : calm, parts: only ? [only as Part] : all };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}

type Options = ReturnType<typeof readOptions>;

async function openServer(folder: string, durable: boolean, shutdown: Shutdown): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: `.data/bench/${folder}`, durable });
  shutdown.add(`database in ${folder}`, () => server.stop());
  return server;
}

let safe: Promise<EmbeddedPostgres> | undefined;

/** For what writes: as safe as in production, and with the statistics that its plans are made from kept up to date. */
function openSafeServer(shutdown: Shutdown): Promise<EmbeddedPostgres> {
  safe ??= openServer("durable-postgres", true, shutdown);
  return safe;
}

/** Pages on many leads beside a bare server that does the same SQL, and what they cost with few. */
async function benchPages({ leads, explain, pace, "no-growth": noGrowth }: Options, shutdown: Shutdown): Promise<void> {
  const server = await openServer("postgres", false, shutdown);
  const open = async (rows: number): Promise<Stage> => {
    const stage = await openStage(await openDataset(server, rows));
    shutdown.add(`servers on ${rows} leads`, () => stage.stop());
    return stage;
  };
  const many = await open(leads);
  if (explain) return explainQueries(many);
  await comparePages(many, pace);
  if (!noGrowth && leads > fewLeads) await compareGrowth(await open(fewLeads), many, pace);
}

/** Redirects and events. */
async function benchHot({ pace }: Options, shutdown: Shutdown): Promise<void> {
  const stage = await openHotStage(await openSafeServer(shutdown));
  shutdown.add("servers of the hot paths", () => stage.stop());
  await compareHot(stage, pace);
}

/** What a lead's commissions cost to work out, alone and in a database of many. */
async function benchEngine({ quick: isQuick }: Options, shutdown: Shutdown): Promise<void> {
  benchOneLead();
  const server = await openSafeServer(shutdown);
  const dataset = await openDataset(server, isQuick ? fewLeads : engineLeads);
  shutdown.add("data of the engine", () => dataset.discard());
  await benchAllLeads(dataset);
}

/** Measures Fairlead and prints how it compares, part by part; what a part has started idles until the end. */
async function bench(): Promise<void> {
  const options = readOptions();
  const shutdown = new Shutdown();
  await shutdown.around(async () => {
    await ensureBuild();
    for (const part of options.parts) await parts[part](options, shutdown);
  });
}

await runMain(bench);
