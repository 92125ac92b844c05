import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartupError } from "../runtime/startup-error";
import { processStart } from "./process-table";

type Claim = { pid: number; start: string };

/**
 * Claims a data folder for this process, so that two never run a database on it. A claim is a file named after a
 * process, so those of dead processes are recognised and cleared without a race. Of two that start at the same moment
 * the older process gets the folder.
 * @returns a function that gives the folder back
 * @throws when a live process owns the folder
 */
export async function claimDataFolder(dataDir: string): Promise<() => void> {
  const claims = join(dataDir, "owners");
  mkdirSync(claims, { recursive: true });
  const own: Claim = { pid: process.pid, start: processStart(process.pid) ?? "running" };
  const ownFile = join(claims, fileName(own));
  try {
    writeFileSync(ownFile, "", { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw inUse(dataDir, own);
    throw error;
  }
  const release = () => rmSync(ownFile, { force: true });
  const patience = Date.now() + 2_000;
  for (;;) {
    const others = liveClaims(claims, own);
    if (others.length === 0) return release;
    const rival = others[0] as Claim;
    // A younger rival that has not yet seen this claim gives way as soon as it does; an owner stays.
    if (others.some((other) => isOlder(other, own)) || Date.now() > patience) {
      release();
      throw inUse(dataDir, rival);
    }
    await delay(50);
  }
}

function liveClaims(folder: string, own: Claim): Claim[] {
  const found: Claim[] = [];
  for (const name of readdirSync(folder)) {
    const [pid, ...rest] = name.split("-");
    const claim = { pid: Number(pid), start: Buffer.from(rest.join("-"), "base64url").toString() };
    if (claim.pid === own.pid && claim.start === own.start) continue;
    if (processStart(claim.pid) === claim.start) found.push(claim);
    else rmSync(join(folder, name), { force: true });
  }
  return found;
}

function fileName(claim: Claim): string {
  return `${claim.pid}-${Buffer.from(claim.start).toString("base64url")}`;
}

function isOlder(a: Claim, b: Claim): boolean {
  const [startA, startB] = process.platform === "linux" ? [Number(a.start), Number(b.start)] : [0, 0];
  return startA === startB ? a.pid < b.pid : startA < startB;
}

function inUse(dataDir: string, owner: Claim): StartupError {
  return new StartupError(`The data folder ${dataDir} is in use by another Fairlead (process ${owner.pid}).`);
}
