import type { Db } from "db/tx";

export async function countRows(db: Db, table: "clicks" | "commissions"): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}
