import { sql } from "kysely";
import type { Db, Tx } from "../tx";
import type { NewClick } from "./clicks";

/** How many commits' clicks are counted in one transaction. */
const mostRows = 20;

/** Without the names of its parts: they would be a third of the text that the redirect waits for. */
type Packed = [
  id: string,
  linkId: string,
  occurredAt: number,
  visitorHash: string,
  returning: boolean,
  network: string,
  device: string,
  referrerHost: string,
  verdict: string,
];

function pack(click: NewClick): Packed {
  const { id, linkId, occurredAt, visitorHash, returning, network, device, referrerHost, verdict } = click;
  return [id, linkId, occurredAt.getTime(), visitorHash, returning, network, device, referrerHost, verdict];
}

function unpack(text: string): NewClick[] {
  return (JSON.parse(text) as Packed[]).map(
    ([id, linkId, occurredAt, visitorHash, returning, network, device, referrerHost, verdict]) => ({
      id,
      linkId,
      occurredAt: new Date(occurredAt),
      visitorHash,
      returning,
      network,
      device,
      referrerHost,
      verdict,
    }),
  );
}

/** Keeps the clicks of many requests as one row: nothing is looked up, locked or counted for it. */
export async function insertClicksAside(tx: Tx, clicks: readonly NewClick[]): Promise<void> {
  await sql`insert into clicks_aside (clicks) values (${JSON.stringify(clicks.map(pack))})`.execute(tx);
}

/** The last row that is aside now; null when none is. */
export async function lastRowAside(db: Db): Promise<bigint | null> {
  const last = await db.selectFrom("clicksAside").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return last?.id ?? null;
}

/**
 * Takes away the oldest rows, none behind `last`. Whoever else takes some waits until this transaction ends, so that
 * nothing is aside any more that was so when they asked.
 */
export async function takeClicksAside(tx: Tx, last: bigint): Promise<NewClick[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('clicks aside', 0))`.execute(tx);
  const oldest = tx.selectFrom("clicksAside").select("id").where("id", "<=", last).orderBy("id").limit(mostRows);
  const taken = await tx.deleteFrom("clicksAside").where("id", "in", oldest).returning("clicks").execute();
  return taken.flatMap(({ clicks }) => unpack(clicks));
}

/** Whether a click that is still to be counted was one on this link. */
export async function isClickAside(db: Db, linkId: string, clickId: string): Promise<boolean> {
  const found = await db
    .selectFrom("clicksAside")
    .select("clicks")
    .where((eb) => eb(sql<number>`position(${clickId} in clicks)`, ">", 0))
    .execute();
  return found.some(({ clicks }) => unpack(clicks).some((click) => click.id === clickId && click.linkId === linkId));
}
