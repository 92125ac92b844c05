// The one entry of every npm script. Plain Node without a dependency: on a fresh machine nothing is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Sub-command → a file of the sources or, without ending, of the build; and what NODE_ENV is unless the caller says otherwise. */
const commands = {
  serve: ["serve", "production"],
  build: ["build.ts", "production"],
  dev: ["dev.ts", "development"],
  test: ["test.ts", "test"],
  "test:crash": ["test-crash.ts", "test"],
  check: ["check.ts", "test"],
  worker: ["worker", "production"],
  bench: ["bench.ts", "production"],
  "verify-ledger": ["verify-ledger", "production"],
  "api-key": ["api-key", "production"],
  "invite-admin": ["invite-admin", "production"],
  "db:migrate": ["migrate", "production"],
  "db:types": ["types.ts", "development"],
  "db:seed": ["seed.ts", "production"],
};

// Nothing up to here is newer than Node 14, so that an old Node reaches this sentence.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Fairlead needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
}
const name = process.argv[2] && !process.argv[2].startsWith("-") ? String(process.argv.splice(2, 1)[0]) : "serve";
const command = new Map(Object.entries(commands)).get(name);
if (!command) fail(`There is no command "${name}". Known: ${Object.keys(commands).join(", ")}.`);

process.chdir(root);
if (!isInstalled()) install();
if (process.env.npm_lifecycle_event) endWithParent();
const [file = "", mode] = command || [];
if (!process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: mode });
// In this very process: signals and exit codes need no forwarding.
if (!file.endsWith(".ts")) {
  const { isBuilt } = await import("./runtime/source-hash.mjs");
  if (!isBuilt()) await build();
  await import(`../build/processes/${file}.js`);
} else {
  const { register } = await import("tsx/esm/api");
  register();
  await import(`./${file}`);
}

/** In a process of its own, so that this one never loads what only builds. */
async function build() {
  const child = spawn(process.execPath, ["scripts/start.mjs", "build"], { stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exit(code ?? 1);
}

/** Compares what npm recorded in node_modules with the lock file; an interrupted install leaves no record. */
function isInstalled() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const { packages: installed } = JSON.parse(readFileSync(record, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  // Packages for other systems are optional in the lock file and are rightly absent.
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || (installed[path] ? installed[path].version === entry.version : entry.optional),
  );
}

/**
 * npm runs a script through a shell that dies of a SIGTERM without passing it on: losing the parent is the signal then.
 */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 100);
  watch.unref();
}

function install() {
  // npm ci empties the folder first: behind a link that would be the packages of another checkout.
  if (existsSync("node_modules") && lstatSync("node_modules").isSymbolicLink()) {
    fail("node_modules is a link and does not match package-lock.json; install the packages where it points to.");
  }
  console.log("Installing packages from package-lock.json…");
  // Without this, NODE_ENV=production would leave out what builds and tests.
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath || "";
  const result = npm.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [npm, ...options], { stdio: "inherit" })
    : spawnSync("npm", options, { stdio: "inherit", shell: process.platform === "win32" });
  if (result.status !== 0) fail("The packages could not be installed; npm says why above.");
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
