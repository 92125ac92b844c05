import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartupError } from "../runtime/startup-error";
import type { Binaries } from "./binaries";
import { type DataFolder, serverEnvironment } from "./data-folder";
import type { ServerUser } from "./server-user";

/** A running server: its port, its end, and a stop that resolves when the process has ended. */
export type ServerProcess = { port: number; ended: Promise<void>; stop(): Promise<void> };

type ServerOptions = {
  binaries: Binaries;
  folder: DataFolder;
  user: ServerUser;
  durable: boolean;
  /** A free one unless given. */
  port?: number;
};

const readyTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;
const unsafeButFast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };

/**
 * Starts PostgreSQL on 127.0.0.1 and waits until it answers.
 * It runs in a process group of its own, so that Ctrl-C does not end it before the application has drained, with a
 * watcher beside it that stops it when this process dies without doing so.
 * @throws with the server's own words when it does not come up
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort());
    try {
      return await startOnPort(options, port);
    } catch (error) {
      // Somebody may take the port between finding and using it.
      if (options.port || attempt === 5 || !String(error).includes("could not bind")) throw error;
    }
  }
}

async function startOnPort(options: ServerOptions, port: number): Promise<ServerProcess> {
  const { folder, user, binaries } = options;
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    ...(options.durable ? {} : unsafeButFast),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A file rather than a pipe: a busy Node cannot hold the server up, and the last words outlive both.
  const log = openSync(folder.logFile, "w", 0o600);
  const child = spawn(binaries.postgres, ["-D", folder.cluster, ...flags], {
    stdio: ["ignore", log, log],
    detached: true,
    cwd: "/",
    env: serverEnvironment,
    ...user,
  });
  closeSync(log);
  const ended = new Promise<Error | undefined>((resolve) => {
    child.once("error", resolve);
    child.once("exit", () => resolve(undefined));
  });
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const watcher = child.pid === undefined ? undefined : startWatcher(child.pid, folder.cluster, user);
  const deadline = Date.now() + readyTimeoutMs;
  while (!isReady(folder.cluster, child.pid)) {
    if (hasEnded || Date.now() > deadline) {
      if (!hasEnded) child.kill("SIGQUIT");
      const reason = (await ended)?.message ?? readFileSync(folder.logFile, "utf8").trim();
      watcher?.stdin?.end("done\n");
      throw new StartupError(`The embedded database did not start: ${reason || "it ended without a word"}`);
    }
    await delay(10);
  }
  child.unref();
  return {
    port,
    ended: ended.then(() => watcher?.stdin?.end("done\n")).then(() => undefined),
    async stop() {
      if (!hasEnded) {
        child.ref();
        stopFast(child, binaries, folder.cluster);
        const forced = setTimeout(() => child.kill("SIGQUIT"), stopTimeoutMs);
        await ended;
        clearTimeout(forced);
      }
    },
  };
}

/** PostgreSQL writes its state into line 8 of postmaster.pid; line 1 tells whether the file is of this server. */
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return lines[7]?.trim() === "ready" && (process.platform === "win32" || Number(lines[0]) === pid);
  } catch {
    return false;
  }
}

/**
 * A shell that waits on a pipe from this process: "done" ends it; the pipe closing without a word (kill -9) makes it
 * stop the server, provided that the server is still the one it was started for.
 */
function startWatcher(pid: number, cluster: string, user: ServerUser): ChildProcess | undefined {
  if (process.platform === "win32") return undefined;
  const script = `trap '' INT TERM HUP
read -r word
[ "$word" = done ] && exit 0
read -r running < "$2/postmaster.pid" && [ "$running" = "$1" ] && kill -INT "$1"`;
  const watcher = spawn("/bin/sh", ["-c", script, "sh", String(pid), cluster], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
    env: serverEnvironment,
    ...user,
  });
  watcher.on("error", () => {});
  watcher.stdin?.on("error", () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref(): void }).unref();
  return watcher;
}

function stopFast(child: ChildProcess, binaries: Binaries, cluster: string): void {
  if (process.platform === "win32") spawnSync(binaries.pgCtl, ["stop", "-m", "fast", "-D", cluster]);
  else child.kill("SIGINT");
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
