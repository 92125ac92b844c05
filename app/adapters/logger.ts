import type { DestinationStream } from "pino";
import pino from "pino";
import type { Logger } from "~/kernel/log";

export type LoggerOptions = {
  level: "debug" | "info" | "warn" | "error" | "silent";
  /** Readable lines for a terminal instead of JSON. */
  pretty: boolean;
  /** Where the lines go; standard output unless given. */
  destination?: DestinationStream;
};

const secretNames = [
  "authorization",
  "Authorization",
  "cookie",
  "Cookie",
  "set-cookie",
  "password",
  "newPassword",
  "currentPassword",
  "token",
  "secret",
  "apiKey",
  "api_key",
  "x-api-key",
  "accessKeyId",
  "secretAccessKey",
  "connectionString",
];

/** Fields are logged at most this deep: `{ request: { headers: { cookie } } }` and one more. */
const depths = ["", "*.", "*.*.", "*.*.*."];

const redactedPaths = depths.flatMap((depth) =>
  secretNames.map((name) => (name.includes("-") ? `${depth.slice(0, -1)}["${name}"]` : `${depth}${name}`)),
);

/** A pino logger that writes one JSON object per line; secrets come out as "[redacted]". Errors go in as `{ err }`. */
export function createLogger({ level, pretty, destination }: LoggerOptions): Logger {
  const options: pino.LoggerOptions = {
    level,
    redact: { paths: redactedPaths, censor: "[redacted]" },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    base: {},
  };
  if (destination) return pino(options, destination);
  if (!pretty) return pino(options);
  // A transport may not have its own level formatter: pino-pretty needs the number.
  return pino({ ...options, formatters: {}, transport: { target: "pino-pretty" } });
}
