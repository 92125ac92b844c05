import pg from "pg";
import { createDatabase } from "db/client";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import { rewardFacts } from "~/domain/commissions/reward-facts";
import type { Ctx } from "~/domain/context";
import { newId } from "~/kernel/ids";
import { benchEnd } from "../clock";
import { countRows } from "../count-rows";
import type { Dataset } from "../dataset";
import { percentile } from "../load";
import { median } from "../median";
import { printTable } from "../print-table";
import { loadFacts } from "./load-facts";
import { measureLead, prepareLead } from "./one-lead";

const oneLeadRuns = 200;

/** What the computing of one lead costs, without a database. */
export function benchOneLead(): void {
  const { commissions, reconcile } = prepareLead();
  const took = measureLead(reconcile, oneLeadRuns);
  const sample = { requests: took.length, seconds: 0, cpuMs: 0, latencies: took };
  console.log(
    `\nOne lead with 100 facts and ${commissions} commissions, evaluated and compared: ` +
      `median ${median(took).toFixed(2)} ms, p95 ${percentile(sample, 0.95).toFixed(2)} ms of CPU in ${oneLeadRuns} runs (aim: under 5 ms)`,
  );
}

/**
 * Every lead by the real commands: first with all commissions to post, then some with nothing to do, then verified at
 * once. Beside it the time in which the journal's rows alone are read.
 */
export async function benchAllLeads(dataset: Dataset): Promise<void> {
  const client = new pg.Client({ connectionString: dataset.url });
  await client.connect();
  const facts = await loadFacts(client);
  const scan = async () => {
    const began = performance.now();
    await client.query("select id, kind, lead_id, occurred_at, actor_id, payload from journal where kind = any($1)", [
      rewardFacts,
    ]);
    return (performance.now() - began) / 1000;
  };
  const scanned = median([await scan(), await scan(), await scan()]);
  const { rows } = await client.query<{ id: string }>("select id from leads order by id");
  await client.end();

  const database = createDatabase(dataset.url, { max: 4 });
  const ctx = {
    db: database.db,
    actor: { kind: "system" },
    now: () => benchEnd,
    newId,
    replay: true,
  } as unknown as Ctx;
  const again = rows.filter((_, at) => at % 10 === 0);
  const lines: string[][] = [];
  const measure = async (name: string, leads: number, work: () => Promise<number>) => {
    const began = performance.now();
    const cpu = process.cpuUsage();
    const count = await work();
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    lines.push([
      name,
      seconds.toFixed(1),
      (leads / seconds).toFixed(0),
      ((user + system) / 1000 / leads).toFixed(3),
      `${((seconds / scanned) * (rows.length / leads)).toFixed(0)}×`,
      String(count),
    ]);
  };
  const reconcile = async (leads: typeof rows) => {
    for (const { id } of leads) await reconcileLead(ctx, id);
    return countRows(database.db, "commissions");
  };
  try {
    await measure("each reconciled, everything to post", rows.length, () => reconcile(rows));
    await measure("every tenth again, nothing to post", again.length, () => reconcile(again));
    await measure("verified all at once from the journal", rows.length, async () => {
      const { commissions, differences } = await verifyLedger(ctx);
      if (differences.length > 0) throw new Error(`The verification finds ${differences.length} differences.`);
      return commissions;
    });
  } finally {
    await database.close();
  }
  const leads = rows.length.toLocaleString("en-US");
  printTable(
    `${leads} leads with ${facts.toLocaleString("en-US")} facts; the raw scan of the journal takes ${scanned.toFixed(2)} s`,
    ["", "seconds", "leads/s", "CPU ms/lead", "of the scan", "commissions"],
    lines,
  );
}
