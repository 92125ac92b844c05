import { type Kysely, sql } from "kysely";

/** A limit's cut names its month in words: "in November 2026", where "in 2026-11" was kept until now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update commissions set cuts = (
      select jsonb_agg(
        case when cut->>'found' ~ ' earned earlier in \\d{4}-\\d{2}$'
          then jsonb_set(cut, '{found}', to_jsonb(
            regexp_replace(cut->>'found', '\\d{4}-\\d{2}$', '')
              || to_char(to_date(right(cut->>'found', 7), 'YYYY-MM'), 'FMMonth YYYY')
          ))
          else cut end
        order by place
      )
      from jsonb_array_elements(cuts) with ordinality as c (cut, place)
    )
    where jsonb_path_exists(cuts, '$[*].found ? (@ like_regex " earned earlier in [0-9]{4}-[0-9]{2}$")');
  `.execute(db);
}
