import { sql } from "kysely";
import { after, day } from "~/kernel/time";
import { benchEnd } from "../clock";
import { type AppStart, startMeasured } from "../measured-process";
import { countRows } from "../count-rows";
import { accounts, type HotStage } from "./stage";

const invoices = 8;
const perCall = 500;

/** What one account's product reports: its sign-up through a click, its trial, and its invoices. */
function reportsOf(clickId: string, index: number): object[] {
  let step = 0;
  const event = (type: string, more: object = {}) => {
    step += 1;
    const about = { id: `settle-${index}-${step}`, account: { externalId: `settled-${index}` } };
    // Told from long ago on, in order: each is a fact of its own.
    return { ...about, type, occurredAt: after(benchEnd, -2 * day + step * 3_600_000).toISOString(), ...more };
  };
  const paid = { currency: "USD", amountMinor: 12_000 + index };
  return [
    event("account.created", { attribution: { clickId } }),
    event("trial.started"),
    ...Array.from({ length: invoices }, (_, n) => event("invoice.paid", { ...paid, invoiceId: `in-${index}-${n}` })),
  ];
}

/** Reports of accounts that came through links, and says how long a worker takes until each has its commissions. */
export async function settle({ database: { db }, databaseUrl, app, keys, clickIds }: HotStage): Promise<void> {
  const events = clickIds.flatMap(reportsOf);
  for (let from = 0; from < events.length; from += perCall) {
    const response = await fetch(`${app.url}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${keys[0]}`, "content-type": "application/json" },
      body: JSON.stringify({ events: events.slice(from, from + perCall) }),
    });
    const { accepted } = (await response.json()) as { accepted?: number };
    if (accepted !== Math.min(perCall, events.length - from)) throw new Error("Events of the bench were not taken.");
  }
  const began = performance.now();
  const start: AppStart = { databaseUrl, port: 0 };
  const worker = await startMeasured(new URL("worker-process.ts", import.meta.url), start);
  const seconds = () => (performance.now() - began) / 1000;
  try {
    await until(async () => {
      const { rows } = await sql<{ open: string }>`
        select count(*)::text as open from inbound_events where status = 'received'`.execute(db);
      return rows[0]?.open === "0";
    });
    const settled = seconds();
    await until(async () => (await countRows(db, "commissions")) >= accounts * invoices);
    const earned = seconds();
    await until(async () => {
      const { rows } = await sql<{ open: string }>`
        select count(*)::text as open from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier not like 'messages.%' and t.identifier not like 'clock.%'`.execute(db);
      return rows[0]?.open === "0";
    });
    const told = seconds();
    const n = await countRows(db, "commissions");
    if (n !== accounts * invoices) throw new Error(`${n} commissions came of ${accounts * invoices} invoices.`);
    const rate = (took: number) => (events.length / took).toFixed(0);
    console.log(
      `\n${events.length} events of ${accounts} accounts, one worker, its start included: settled in ${settled.toFixed(1)} s (${rate(settled)} events/s), ` +
        `all ${n} commissions there after ${earned.toFixed(1)} s (${rate(earned)} events/s), everybody told of them after ${told.toFixed(1)} s.`,
    );
  } finally {
    await worker.stop();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}
