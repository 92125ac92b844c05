import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PartnerCtx } from "~/domain/context";
import { checkImport } from "~/domain/leads/commands/check-import";
import { runImport } from "~/domain/leads/commands/run-import";
import { startImport } from "~/domain/leads/commands/start-import";
import { uploadImport } from "~/domain/leads/commands/upload-import";
import { mappingForm } from "~/domain/leads/imports/input";
import type { Mapping } from "~/domain/leads/imports/types";
import { getImport } from "~/domain/leads/views/get-import";
import type { World } from "./factories";

/** The file that stands for what a partner has: 604 companies, no website, no contact. */
export function companiesFile(): File {
  return csvFile(readFileSync(join(import.meta.dirname, "../../db/seeds/companies.csv")), "companies.csv");
}

/** A file as a form sends it. */
export function csvFile(content: string | Uint8Array, name = "leads.csv"): File {
  return new File([content as BlobPart], name, { type: "text/csv" });
}

/** What a partner answers once for everything that a table of companies lacks. */
export const onceForAll: Mapping["values"] = {
  website: "https://www.{company}.example",
  country: "US",
  industry: "other",
  employeeCount: "900",
  planTier: "growth",
  seats: "100",
  value: "48000",
  currency: "USD",
  useCase: "Replace spreadsheets in operations.",
  timeline: "quarter",
  budgetStatus: "planned",
  contactFirstName: "Sales",
  contactLastName: "Team",
  contactEmail: "sales@{domain}",
  relationship: "introduced",
  contactConsent: "yes",
};

/** The form of the mapping as a page would send it, checked as the action checks it. */
export async function answerMapping(ctx: PartnerCtx, importId: string, values: Mapping["values"] = onceForAll) {
  const { mapping, revision } = await getImport(ctx, importId, { view: "mapping" });
  if (!mapping) throw new Error("This import's mapping cannot be changed");
  const columns = Object.fromEntries(
    Object.entries(mapping.values).flatMap(([name, value]) =>
      name.startsWith("columns.") ? [[name.slice(8), value]] : [],
    ),
  );
  const { revision: given, ...answered } = mappingForm.parse({ revision: String(revision), columns, values });
  await checkImport(ctx, { importId, revision: given, mapping: answered });
}

/** Uploads and checks a file; gives the import's id. */
export async function checkFile(ctx: PartnerCtx, file: File, values?: Mapping["values"]): Promise<string> {
  const importId = await uploadImport(ctx, { file });
  await answerMapping(ctx, importId, values);
  return importId;
}

/** Presses "Submit" on a checked import. */
export async function startRun(ctx: PartnerCtx, importId: string): Promise<void> {
  const { revision } = await getImport(ctx, importId, {});
  await startImport(ctx, { importId, revision });
}

/** Brings one company in by an import of one row; gives its lead's id. */
export async function importOne(world: World, ctx: PartnerCtx, company: string, website: string): Promise<string> {
  const importId = await checkFile(ctx, csvFile(`company,website\n${company},${website}\n`));
  await startRun(ctx, importId);
  await runImport(world.ctxOf({ kind: "system" }), { importId, partnerId: ctx.actor.partnerId });
  const { result } = await getImport(ctx, importId, {});
  const leadId = result?.rows[0]?.leadId;
  if (!leadId) throw new Error("The row was not submitted");
  return leadId;
}

/** How many rows have each outcome, counted from the rows and not from the import's own figures. */
export async function countRows(world: Pick<World, "db">, importId: string): Promise<Record<string, number>> {
  const rows = await world.db
    .selectFrom("leadImportRows")
    .select((eb) => ["outcome", eb.fn.countAll<bigint>().as("n")])
    .where("importId", "=", importId)
    .groupBy("outcome")
    .execute();
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, Number(n)]));
}
