import type { StepResult } from "./step";

/** Prints a table of all checks and the last line, `N passed, N failed`; any failure sets the exit code to 1. */
export function summarise(results: StepResult[]): void {
  const sum = (count: (result: StepResult) => number) => results.reduce((total, result) => total + count(result), 0);
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log("");
  for (const { name, passed, failed, skipped, seconds } of results) {
    const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(", ");
    console.log(`${failed === 0 ? "  " : "✗ "}${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${counts}`);
  }
  const failed = sum((result) => result.failed);
  console.log(`\n${sum((result) => result.passed)} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
