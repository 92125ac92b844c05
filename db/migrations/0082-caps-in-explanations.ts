import { type Kysely, sql } from "kysely";

/** Which explanations tell of a cut by the lead's cap: until now only their words said so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update commissions set explanation = explanation || '{"capped": true}'
    where jsonb_path_exists(explanation, '$.items[*].rule ? (@ like_regex "^At most .* per lead$")');
  `.execute(db);
}
