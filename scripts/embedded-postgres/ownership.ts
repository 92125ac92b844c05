import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartupError } from "../runtime/startup-error";
import { processStart } from "./process-table";

type Claim = { pid: number; start: string };

/** A claim that is held: `leave` says that its owner is on its way out, `release` gives the folder back. */
export type HeldClaim = { leave(): void; release(): void };

const leaving = "leaving";

/** Long enough for an owner to finish its running requests and jobs. */
const leavingPatienceMs = 30_000;

/**
 * Claims a data folder for this process, so that two never run a database on it. A claim is a file named after a
 * process, so those of dead processes are recognised and cleared without a race. Of two that start at the same moment
 * the older process gets the folder. An owner that is on its way out is waited for.
 * @throws when a live process owns the folder
 */
export async function claimDataFolder(dataDir: string): Promise<HeldClaim> {
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
  // In place: who looks while it is said again must not find an empty file, which is one of an owner that stays.
  const leave = () => writeFileSync(ownFile, leaving, { flag: "r+" });
  const began = Date.now();
  for (;;) {
    const others = liveClaims(claims, own);
    if (others.length === 0) return { leave, release };
    const rival = others[0] as Claim;
    // A younger rival that has not yet seen this claim gives way as soon as it does; an owner stays.
    const staying = others.filter((other) => !isLeaving(claims, other));
    const waited = Date.now() - began;
    if (staying.some((other) => isOlder(other, own)) || waited > (staying.length > 0 ? 2_000 : leavingPatienceMs)) {
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

function isLeaving(folder: string, claim: Claim): boolean {
  try {
    return readFileSync(join(folder, fileName(claim)), "utf8") === leaving;
  } catch {
    // Gone meanwhile: the next look will not find it.
    return true;
  }
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
