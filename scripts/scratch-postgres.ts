import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres/launcher";

const enoughBytes = 2 * 1024 ** 3;

/**
 * A throw-away PostgreSQL, in memory when there is room: nothing in it survives `stop`.
 * @throws when it cannot start; nothing is left behind then
 */
export async function startScratchPostgres(): Promise<EmbeddedPostgres> {
  const dataDir = mkdtempSync(join(scratchParent(), "fairlead-scratch-"));
  const discard = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    return {
      ...server,
      async stop() {
        await server.stop();
        discard();
      },
    };
  } catch (error) {
    discard();
    throw error;
  }
}

function scratchParent(): string {
  const memory = "/dev/shm";
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > enoughBytes ? memory : tmpdir();
}
