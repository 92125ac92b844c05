import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { claimDataFolder } from "../../scripts/embedded-postgres/ownership";

/** Reads a file until it is told to stop, and tells what it found there besides one text. */
const reader = `
  const { readFileSync } = require("node:fs");
  const { parentPort, receiveMessageOnPort, workerData: { file, text } } = require("node:worker_threads");
  const others = new Set();
  parentPort.postMessage("reading");
  while (!receiveMessageOnPort(parentPort)) {
    const found = readFileSync(file, "utf8");
    if (found !== text) others.add(found);
  }
  parentPort.postMessage([...others]);
`;

it("an owner on its way out is never taken for one that stays, however often it says so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-owner-"));
  const claim = await claimDataFolder(folder);
  claim.leave();
  const file = join(folder, "owners", readdirSync(join(folder, "owners"))[0] ?? "");
  const worker = new Worker(reader, { eval: true, workerData: { file, text: "leaving" } });
  await once(worker, "message");
  for (let n = 0; n < 20_000; n += 1) claim.leave();
  worker.postMessage("stop");
  const [others] = await once(worker, "message");
  expect(others).toEqual([]);
  claim.release();
  rmSync(folder, { recursive: true });
});
