import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** One statement as it went to PostgreSQL. */
export type Statement = { text: string; values: unknown[] };

export type AppStart = { databaseUrl: string; port: number };
export type BareStart = { databaseUrl: string; port: number; pages: BarePage[] };

/** What the bare server runs for one page: the session's lookup, then the rest, at once or one after another. */
export type BarePage = { path: string; session: Statement; rest: Statement[]; inOrder: boolean; facts: string[] };

/** What the parent may ask a server process. */
export type Questions = {
  /** Microseconds of CPU that the process has used so far. */
  cpu: () => number;
  /** Starts to write statements down. */
  record: () => void;
  /** The statements since then. */
  recorded: () => Statement[];
};

type Message = { number: number; question: keyof Questions };

/** A server in a process of its own, so that its CPU can be told from that of the load. */
export type MeasuredProcess = {
  url: string;
  ask<Question extends keyof Questions>(question: Question): Promise<ReturnType<Questions[Question]>>;
  stop(): Promise<void>;
};

/** Starts one of the bench's servers and waits until it listens. @throws when it ends before that */
export async function startMeasured<Start extends { port: number }>(file: URL, start: Start): Promise<MeasuredProcess> {
  const child = fork(fileURLToPath(file), {
    execArgv: ["--import", "tsx", ...(process.env.BENCH_NODE_OPTIONS?.split(" ") ?? [])],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const ended = once(child, "exit");
  const waiting = new Map<number, (answer: unknown) => void>();
  child.on("message", ({ number, answer }: { number: number; answer: unknown }) => waiting.get(number)?.(answer));
  let last = 0;
  const send = (message: object) => {
    last += 1;
    const number = last;
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(number, resolve);
      void ended.then(() => reject(new Error("A server of the bench ended; it says why above.")));
      child.send({ number, ...message });
    });
  };
  await send({ start });
  return {
    url: `http://127.0.0.1:${start.port}`,
    ask: (question) => send({ question }) as Promise<never>,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

/** The server's side: starts when told to, answers, and ends with its parent. */
export function answerParent<Start>(serve: (start: Start) => Promise<Partial<Questions>>): void {
  let questions: Partial<Questions> = {};
  process.on("message", async (message: Message | { number: number; start: Start }) => {
    let answer: unknown;
    if ("start" in message) questions = { cpu, ...(await serve(message.start)) };
    else answer = questions[message.question]?.();
    process.send?.({ number: message.number, answer });
  });
  process.on("disconnect", () => process.exit());
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
