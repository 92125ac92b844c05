import { startEmbeddedPostgres } from "../../scripts/embedded-postgres/launcher";

/** A process of its own for the launcher's tests: owns the folder of argument 1 until it is told to end or is killed. */
try {
  const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "", durable: true });
  console.log(JSON.stringify({ url: server.url("postgres") }));
  process.stdin.on("data", async (word) => {
    if (word.toString() === "leave\n") return server.announceStop();
    await server.stop();
    process.exit(0);
  });
} catch (error) {
  console.log(JSON.stringify({ refused: (error as Error).message }));
}
