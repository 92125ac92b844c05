import { z } from "zod";
import { readWholeNumber } from "~/kernel/whole-number";

const flag = z.enum(["true", "false"], "must be true or false").transform((text) => text === "true");

function wholeNumber(min: number, max: number) {
  const range = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .refine((text) => readWholeNumber(text, min, max) !== null, range)
    .transform(Number);
}

function httpUrl() {
  return z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), "must be an http(s) address");
}

/** "false", a number of proxies in front, or their addresses; never "true", which lets any client name its own address. */
const proxies = z
  .string()
  .refine(
    (text) => text !== "true",
    "must be false, the number of proxies, or their addresses; true would trust everybody",
  )
  .transform((text) => (text === "false" ? false : /^\d{1,2}$/.test(text) ? Number(text) : text));

const storage = z.enum(["disk", "s3"], "must be disk or s3");
const logLevel = z.enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent");

/** Every variable that Fairlead reads; `.env.example` lists the same. */
export const envSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().optional(),
  APP_URL: httpUrl().optional(),
  TRUST_PROXY: proxies.default(false),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
      "must look like postgres://user:password@host:5432/name",
    )
    .optional(),
  DATA_DIR: z.string().default(".data"),
  DATABASE_POOL_SIZE: wholeNumber(2, 500).default(20),
  WORKER: z.enum(["inline", "separate"], "must be inline or separate").default("inline"),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: httpUrl().optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, "must be an address, such as Fairlead <portal@example.com>")
    .optional(),
  STRIPE_WEBHOOK: z.enum(["on", "off"], "must be on or off").optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .refine(
      (text) => text.split(",").every((secret) => /^whsec_[\x21-\x7e]{16,}$/.test(secret.trim())),
      "must be a signing secret (whsec_…), or two with a comma between them while one replaces the other",
    )
    .optional(),
  STORAGE: storage.default("disk"),
  STORAGE_DIR: z.string().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: httpUrl().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: flag.default(false),
  LOG_LEVEL: logLevel.default("info"),
});

type Values = z.output<typeof envSchema>;

/** The settings of this process, checked and complete. */
export type Env = Readonly<
  Omit<Values, "SESSION_SECRET" | "APP_URL" | "MAIL_FROM" | "STORAGE_DIR"> & {
    SESSION_SECRET: string;
    /** Public address, without a slash at the end. */
    APP_URL: string;
    MAIL_FROM: string;
    STORAGE_DIR: string;
    /** No DATABASE_URL: our own PostgreSQL, demo accounts and a readable outbox. */
    embedded: boolean;
  }
>;

/** The settings are unusable; its message is written for whoever starts Fairlead. */
export class EnvError extends Error {
  override name = "EnvError";
}

const isLocal = (url: URL) => ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);

/** What only the whole tells: without DATABASE_URL most things have a default, with it (production) they do not. */
function findContradictions(values: Partial<Values>, given: Record<string, string>): string[] {
  const problems: string[] = [];
  if (given.DATABASE_URL) {
    for (const name of ["SESSION_SECRET", "APP_URL", "RESEND_API_KEY"] as const) {
      if (!given[name]) problems.push(`${name} is required when DATABASE_URL is set`);
    }
  } else if (!given.SESSION_SECRET) {
    problems.push("SESSION_SECRET is missing");
  }
  if (values.APP_URL) {
    const url = new URL(values.APP_URL);
    if (url.protocol !== "https:" && !isLocal(url))
      problems.push("APP_URL must start with https:// (only localhost may use http)");
    if (url.pathname !== "/" || url.search || url.hash) problems.push("APP_URL must end after the host name");
  }
  if (values.STRIPE_WEBHOOK === "on" && !given.STRIPE_WEBHOOK_SECRET) {
    problems.push("STRIPE_WEBHOOK_SECRET is required when STRIPE_WEBHOOK is on");
  }
  if (values.STORAGE === "s3") {
    for (const name of ["S3_BUCKET", "S3_REGION"] as const) {
      if (!given[name]) problems.push(`${name} is required when STORAGE is s3`);
    }
    if (!given.S3_ACCESS_KEY_ID !== !given.S3_SECRET_ACCESS_KEY) {
      problems.push("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together");
    }
  }
  return problems;
}

/**
 * Reads the settings, usually from `process.env`. An empty variable counts as not set. On the embedded database the
 * caller brings SESSION_SECRET (one that it keeps beside the data).
 * @throws EnvError, one that lists everything that is wrong, never repeating a value
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given: Record<string, string> = Object.fromEntries(
    Object.keys(envSchema.shape).flatMap((name) => {
      const value = source[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  // Field by field, so that one wrong value does not hide what else is missing.
  const values: Partial<Values> = {};
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(envSchema.shape)) {
    const field = schema.safeParse(given[name]);
    if (field.success) Object.assign(values, { [name]: field.data });
    else problems.push(...field.error.issues.map((issue) => `${name} ${issue.message}`));
  }
  problems.push(...findContradictions(values, given));
  if (problems.length > 0) {
    throw new EnvError(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
  return complete(values as Values);
}

function complete(values: Values): Env {
  const embedded = values.DATABASE_URL === undefined;
  const appUrl = new URL(values.APP_URL ?? `http://localhost:${values.PORT}`);
  return Object.freeze({
    ...values,
    embedded,
    // Demo accounts have a known password: nobody else on the network shall reach them unasked.
    HOST: values.HOST ?? (embedded ? "127.0.0.1" : undefined),
    APP_URL: appUrl.origin,
    SESSION_SECRET: values.SESSION_SECRET as string,
    // The demo's vendor has a name; whose mail it is comes from here.
    MAIL_FROM: values.MAIL_FROM ?? `${embedded ? "Northlight Partners" : "Fairlead"} <no-reply@${appUrl.hostname}>`,
    STORAGE_DIR: values.STORAGE_DIR ?? `${values.DATA_DIR}/files`,
  });
}
