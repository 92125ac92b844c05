import pg from "pg";
import { listsToExplain } from "./pages";
import { recordStatements, type Stage } from "./stage";

/**
 * Prints the plan of every query that the measured pages and the other lists send, with times and buffers, and marks
 * those that read much more than a page shows.
 */
export async function explainQueries(stage: Stage): Promise<void> {
  const client = new pg.Client({ connectionString: stage.dataset.url });
  await client.connect();
  try {
    const seen = new Set<string>();
    const pages = stage.pages.filter((page) => !page.body);
    for (const page of [...pages, ...listsToExplain(stage.partnerId)]) {
      const statements = await recordStatements(stage.app, page, stage.cookies[page.viewer]);
      for (const { text, values } of statements) {
        const key = text + JSON.stringify(values, (_key, value) => (typeof value === "bigint" ? `${value}` : value));
        if (seen.has(key) || !/^\s*(select|with)\b/i.test(text)) continue;
        seen.add(key);
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain (analyze, buffers) ${text}`, values);
        printPlan(
          page.name,
          text,
          rows.map((row) => row["QUERY PLAN"]),
        );
      }
    }
  } finally {
    await client.end();
  }
}

const slowMs = 10;

function printPlan(page: string, sql: string, plan: string[]): void {
  const ms = Number(/Execution Time: ([\d.]+)/.exec(plan.join("\n"))?.[1] ?? 0);
  const scans = plan.some((line) => /Seq Scan on (leads|journal)\b/.test(line));
  const mark = scans || ms > slowMs ? "  <-- looks at too much" : "";
  console.log(`\n${page}: ${ms.toFixed(1)} ms${mark}\n  ${sql.replace(/\s+/g, " ").trim()}`);
  for (const line of plan) console.log(`    ${line}`);
}
