import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { StartupError } from "../runtime/startup-error";
import type { Binaries } from "./binaries";
import { canReach, type ServerUser } from "./server-user";

const run = promisify(execFile);

/** Name of the database role that owns everything in an embedded cluster. */
export const roleName = "fairlead";

/** A quiet environment: the caller's LANG may name a locale that is not installed. */
export const serverEnvironment = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: "C",
  LANG: "C",
  TZ: "UTC",
} as Record<string, string | undefined> as NodeJS.ProcessEnv;

/** Where a cluster and its password are. */
export type DataFolder = { cluster: string; password: string; logFile: string };

/** The folder that holds the cluster of `dataDir`, if there is one already. */
export function existingCluster(dataDir: string): string | undefined {
  return [join(dataDir, "elsewhere", "cluster"), join(dataDir, "cluster")].find((path) => existsSync(path));
}

/**
 * Makes sure that there is a cluster that `user` can work on: in `dataDir`, or, when `user` cannot enter it (it lies
 * below a private home), in a new folder of `stateFolder` that `dataDir/elsewhere` then points to.
 * A half-made cluster of an interrupted run is thrown away.
 * @throws with the output of initdb, or when the data is of another PostgreSQL
 */
export async function prepareDataFolder(options: {
  dataDir: string;
  user: ServerUser;
  stateFolder: string;
  binaries: Binaries;
  durable: boolean;
}): Promise<DataFolder> {
  const { user, binaries } = options;
  const base = settle(options.dataDir, user, options.stateFolder);
  const cluster = join(base, "cluster");
  const passwordFile = join(base, "password");
  if (!existsSync(cluster)) {
    const unfinished = join(base, "cluster.unfinished");
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
    for (const path of [unfinished, passwordFile]) if (user) chownSync(path, user.uid, user.gid);
    await initialise(binaries.initdb, { cluster: unfinished, passwordFile, user, durable: options.durable });
    renameSync(unfinished, cluster);
  }
  const version = readVersion(cluster);
  if (version !== binaries.majorVersion) {
    throw new StartupError(
      `The data in ${base} is of PostgreSQL ${version}, but this Fairlead brings PostgreSQL ${binaries.majorVersion}.`,
    );
  }
  return {
    cluster: realpathSync(cluster),
    password: readFileSync(passwordFile, "utf8"),
    logFile: join(base, "postgres.log"),
  };
}

function settle(dataDir: string, user: ServerUser, stateFolder: string): string {
  const elsewhere = join(dataDir, "elsewhere");
  if (existsSync(elsewhere)) return realpathSync(elsewhere);
  if (canReach(user, dataDir)) return dataDir;
  const folder = join(stateFolder, `data-${randomBytes(6).toString("hex")}`);
  makeOpenFolder(folder);
  rmSync(elsewhere, { force: true });
  symlinkSync(folder, elsewhere);
  return folder;
}

/** Makes a folder of ours, and those of its parents that are missing, readable by all, whatever the umask. */
export function makeOpenFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true }) ?? folder;
  for (let path = folder; path.length >= first.length; path = dirname(path)) chmodSync(path, 0o755);
}

async function initialise(
  initdb: string,
  options: { cluster: string; passwordFile: string; user: ServerUser; durable: boolean },
): Promise<void> {
  const encoding = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = [`--username=${roleName}`, `--pwfile=${options.passwordFile}`, "--auth=scram-sha-256"];
  const speed = options.durable ? [] : ["--no-sync"];
  try {
    await run(initdb, ["-D", options.cluster, ...access, ...encoding, ...speed, "--no-instructions"], {
      env: serverEnvironment,
      cwd: "/",
      ...options.user,
    });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new StartupError(`The embedded database could not be created: ${stderr?.trim() || message}`);
  }
}

function readVersion(cluster: string): string {
  try {
    return readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") throw error;
    throw new StartupError(
      `The data in ${cluster} belongs to another user of this system; start Fairlead as that user or as root.`,
    );
  }
}
