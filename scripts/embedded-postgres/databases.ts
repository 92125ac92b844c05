import pg from "pg";

/**
 * Creates database `name`. With `fill` it is made under another name and renamed when it is complete, so that a run
 * killed half-way leaves no half-filled database behind.
 */
export async function ensureDatabase(
  url: (name: string) => string,
  name: string,
  fill?: (url: string) => Promise<void>,
): Promise<void> {
  const found = await administer(url("postgres"), async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    return rowCount === 1;
  });
  if (found) return;
  const unfinished = fill ? `${name}_unfinished` : name;
  await dropDatabase(url("postgres"), unfinished);
  await administer(url("postgres"), (client) => client.query(`create database ${pg.escapeIdentifier(unfinished)}`));
  if (!fill) return;
  await fill(url(unfinished));
  await administer(url("postgres"), (client) =>
    client.query(`alter database ${pg.escapeIdentifier(unfinished)} rename to ${pg.escapeIdentifier(name)}`),
  );
}

/** Removes a database if it is there, ending whatever is connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await administer(adminUrl, (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

async function administer<Result>(adminUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
