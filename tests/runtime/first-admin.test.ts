import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { hasUsers } from "db/queries/identity";
import { durableDatabase } from "../support/durable-database";
import { Clock } from "../support/factories";
import { Browser } from "../support/http-client";
import { startTestServer } from "../support/http-server";
import { drainJobs, jobServices } from "../support/run-jobs";
import { productionSettings } from "../support/serve-process";

const database = durableDatabase();
const password = "a lighthouse on a quiet island";

/** Runs `npm run invite-admin` as on a machine where Fairlead was just installed; gives what it prints. */
async function invite(...args: string[]): Promise<string> {
  const command = ["scripts/start.mjs", "invite-admin", ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: productionSettings(database.url) });
  return stdout;
}

const linkIn = (text: string) => new URL(text.split("\n")[0] ?? "");

it("lets the first person into a new installation, who finds it ready to be set up", { timeout: 60_000 }, async () => {
  expect(await hasUsers(database.db)).toBe(false);
  const replaced = linkIn(await invite("--email", "Grace@Vendor.example"));
  const link = linkIn(await invite("--email", "grace@vendor.example"));
  const server = await startTestServer({ database });
  try {
    const browser = new Browser(server.url);
    const accept = (url: URL) =>
      browser.post(`/invitation${url.search}`, {
        intent: "accept",
        token: url.searchParams.get("token") ?? "",
        name: "Grace Vale",
        password,
      });
    expect((await accept(replaced)).status, "the link that was replaced opens nothing").not.toBe(302);
    expect((await accept(link)).location).toMatch(/^\/(desk)?$/);
    expect((await browser.get("/desk/settings/people")).body).toContain("Grace Vale");
    expect((await browser.get("/desk/programs/new")).status).toBe(200);
    expect((await accept(link)).status, "it is used once").not.toBe(302);
  } finally {
    await server.stop();
  }
  await drainJobs(database, jobServices({ database, clock: new Clock() }));
  expect(
    await database.db.selectFrom("outboxMails").select("id").execute(),
    "nothing is mailed beside the link",
  ).toEqual([]);
  await expect(invite("--email", "grace@vendor.example")).rejects.toMatchObject({
    stderr: "Nobody was invited. This person is in the team already.\n",
  });
  await expect(invite()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("Give an address") });
});
