import { demoProgramRules } from "db/seeds/demo-program";
import type { Tx } from "db/tx";
import { sql } from "kysely";
import { decideFit } from "~/domain/leads/fit";
import { programRules } from "~/domain/programs/program-rules";
import { createChance } from "../demo/chance";
import { readCompanies, toLeadFields } from "../demo/companies";

/**
 * What leads are made from, as tables of the bench's own: a filled form with its fit for every company of the demo's
 * file, and the words that companies are called by, each as often as in the file.
 */
export async function insertSamples(tx: Tx): Promise<void> {
  const rules = programRules.parse(demoProgramRules);
  const chance = createChance(7);
  const companies = readCompanies();
  const forms = companies.map((company) => {
    const { valueMinor, ...fields } = toLeadFields(company, chance);
    const fit = decideFit(rules, fields);
    return { ...fields, valueMinor: valueMinor.toString(), score: fit.score, fit };
  });
  const words = companies.flatMap((company) => company.company_name.match(/[A-Za-z]{4,}/g) ?? []);
  await sql`
    create table bench_forms as
    select (ordinality - 1)::int as place, value as form
    from jsonb_array_elements(${JSON.stringify(forms)}::jsonb) with ordinality;
  `.execute(tx);
  await sql`
    create table bench_words as
    select (ordinality - 1)::int as place, initcap(value) as word
    from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) with ordinality;
  `.execute(tx);
}
