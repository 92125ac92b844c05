import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "db/client";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";

const database = testDatabase();
/** Nobody listens there. */
const noDatabase = createDatabase("postgres://nobody:nothing@127.0.0.1:1/none", { max: 2 });
const env = { METRICS_TOKEN: "only-for-this-test-000" };
const headers = { authorization: `Bearer ${env.METRICS_TOKEN}` };
let server: TestServer;
let broken: TestServer;

beforeAll(async () => {
  server = await startTestServer({ database, env });
  broken = await startTestServer({ database: noDatabase, env });
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await broken?.stop();
  await noDatabase.close();
});

describe("/metrics", () => {
  it("counts requests and waiting jobs for whoever has the token", async () => {
    const { status, body } = await server.browser().get("/metrics", headers);
    expect(status).toBe(200);
    expect(body).toMatch(/^fairlead_jobs\{state="waiting"\} 0$/m);
    expect(body).toMatch(/^process_cpu_seconds_total /m);
    expect((await server.browser().get("/metrics")).status).toBe(404);
  });

  it("goes on without the database, and so does the process", async () => {
    for (const path of ["/metrics", "/healthz", "/metrics"]) {
      expect((await broken.browser().get(path, headers)).status, path).toBe(200);
    }
    const { body } = await broken.browser().get("/metrics", headers);
    expect(body).toMatch(/^process_cpu_seconds_total /m);
    expect(body).not.toMatch(/^fairlead_jobs\{/m);
    expect((await broken.browser().get("/readyz")).status).toBe(503);
  });
});
