import { type Kysely, sql } from "kysely";

/** Drafts from before there were flags and automatic acceptance get what published versions of that time mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update program_versions
    set typed = jsonb_set(typed, '{attribution,autoAcceptScore}', coalesce(typed #> '{attribution,autoAcceptScore}', '""'))
      || jsonb_build_object('fraud', coalesce(typed -> 'fraud', ${JSON.stringify({
        sameCompany: "hold",
        internalAccount: "block",
        disposableMail: "hold",
        freeMail: "note",
        repeatedContact: "note",
        repeatedDomain: "note",
        oneNetwork: "hold",
        clickBurst: "note",
        quickCancellation: "hold",
        lowEngagement: "note",
      })}::jsonb))
    where typed is not null
  `.execute(db);
}
