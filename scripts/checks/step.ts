import { spawn } from "node:child_process";
import { join } from "node:path";

/** What one check came to. A check without tests of its own counts as one that passed or failed. */
export type StepResult = { name: string; passed: number; failed: number; skipped: number; seconds: number };

/** A check: `run` throws, or says how many passed and failed. */
export type Step = {
  name: string;
  run(): Promise<Partial<Pick<StepResult, "passed" | "failed" | "skipped">> | undefined>;
};

const usualLimitMinutes = 25;

/** Runs one check, prints one line about it, and its message when it fails. */
export async function runStep({ name, run }: Step): Promise<StepResult> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const counts = { passed: 1, failed: 0, skipped: 0, ...((await run()) ?? {}) };
    console.log(`${counts.failed === 0 ? "ok    " : "FAILED"} ${name} (${seconds().toFixed(1)} s)`);
    return { name, seconds: seconds(), ...counts };
  } catch (error) {
    console.log(
      `FAILED ${name} (${seconds().toFixed(1)} s)\n${error instanceof Error ? error.message : String(error)}\n`,
    );
    return { name, passed: 0, failed: 1, skipped: 0, seconds: seconds() };
  }
}

/**
 * Runs a tool of node_modules with this Node.
 * @param tool its script below node_modules
 * @param options `stream` shows its output as it comes instead of only on failure
 * @returns its exit code; 0 is required unless `stream` is set
 * @throws with its output when it fails or takes longer than its limit
 */
export async function runTool(
  tool: string,
  args: string[],
  options: { stream?: boolean; env?: Record<string, string>; limitMinutes?: number } = {},
): Promise<number> {
  const { limitMinutes = usualLimitMinutes } = options;
  const child = spawn(process.execPath, [join("node_modules", tool), ...args], {
    stdio: options.stream ? "inherit" : ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...options.env },
    timeout: limitMinutes * 60_000,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === null) throw new Error(`${output}\nIt was ended after ${limitMinutes} minutes.`);
  if (code !== 0 && !options.stream) throw new Error(output.trim());
  return code;
}
