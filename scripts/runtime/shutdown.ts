type Step = { name: string; stop: () => Promise<void>; announce?: () => void };

/** npm and the terminal both pass one Ctrl-C on; what arrives this soon after the first signal is the same one. */
const sameSignalMs = 500;

/**
 * Keeps what has been started and stops it in the opposite order: on SIGINT or SIGTERM, or when a start fails half-way.
 * A second signal ends the process at once; the embedded database then stops by its watcher.
 */
export class Shutdown {
  private readonly steps: Step[] = [];
  private stopping: Promise<void> | undefined;

  /** Whether stopping has begun: connections that end now are no news. */
  get hasBegun(): boolean {
    return this.stopping !== undefined;
  }

  /** Remembers how to stop something that has just been started, and what to say as soon as stopping begins. */
  add(name: string, stop: () => Promise<void>, announce?: () => void): void {
    this.steps.push({ name, stop, announce });
  }

  /**
   * Runs the start of a long-lived command: when it fails, what was started already is stopped before the error goes
   * on. An error that a signal caused is not one.
   */
  async guard(start: () => Promise<void>): Promise<void> {
    this.listen();
    try {
      await start();
    } catch (error) {
      const interrupted = this.stopping !== undefined;
      await this.stopAll();
      if (!interrupted) throw error;
    }
  }

  /** Runs a command that ends by itself, and stops what it opened in any case. */
  async around(work: () => Promise<void>): Promise<void> {
    await this.guard(work);
    await this.stopAll();
  }

  /** Stops everything, latest first. A step that fails is reported and does not keep the others running. */
  stopAll(): Promise<void> {
    this.stopping ??= this.runSteps();
    return this.stopping;
  }

  /** Ends the process on SIGINT and SIGTERM: with code 0 after a clean stop, 1 when a step failed. */
  private listen(): void {
    let first = 0;
    const onSignal = async () => {
      if (first) {
        if (Date.now() - first > sameSignalMs) process.exit(1);
        return;
      }
      first = Date.now();
      if (process.stdout.isTTY) console.log("Stopping…");
      await this.stopAll();
      process.exit();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  }

  private async runSteps(): Promise<void> {
    for (const { announce } of this.steps) announce?.();
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step.stop();
      } catch (error) {
        process.exitCode = 1;
        console.error(`Stopping the ${step.name} failed:`, error);
      }
    }
  }
}
