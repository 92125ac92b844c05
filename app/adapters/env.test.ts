import { readFileSync } from "node:fs";
import { parseEnv as parseEnvFile } from "node:util";
import { describe, expect, it } from "vitest";
import { envSchema, parseEnv } from "./env";

const secret = "s".repeat(32);
const production = {
  DATABASE_URL: "postgres://app:pw@db:5432/fairlead",
  SESSION_SECRET: secret,
  APP_URL: "https://partners.example.com/",
  RESEND_API_KEY: "re_1",
};

describe("parseEnv", () => {
  it("fills in everything on the embedded database", () => {
    const env = parseEnv({ SESSION_SECRET: secret, PORT: "4010", HOST: "  " });
    expect(env).toMatchObject({
      embedded: true,
      PORT: 4010,
      HOST: "127.0.0.1",
      APP_URL: "http://localhost:4010",
      WORKER: "inline",
    });
    expect(Object.isFrozen(env)).toBe(true);
  });

  it("takes a complete production setting", () => {
    const env = parseEnv({ ...production, TRUST_PROXY: "1" });
    expect(env).toMatchObject({
      embedded: false,
      APP_URL: "https://partners.example.com",
      TRUST_PROXY: 1,
      HOST: undefined,
    });
    expect(env.MAIL_FROM).toBe("Fairlead <no-reply@partners.example.com>");
  });

  it("lists what is wrong and what is missing together", () => {
    expect(() => parseEnv({ DATABASE_URL: "mysql://db", PORT: "x" })).toThrow(
      /PORT must[\s\S]*DATABASE_URL must[\s\S]*APP_URL is required/,
    );
  });

  it("lists everything that production lacks", () => {
    expect(() => parseEnv({ DATABASE_URL: production.DATABASE_URL })).toThrow(
      /SESSION_SECRET is required[\s\S]*APP_URL is required[\s\S]*RESEND_API_KEY is required/,
    );
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "1e3"],
    ["DATABASE_URL", "mysql://db"],
    ["DATABASE_POOL_SIZE", "1"],
    ["APP_URL", "http://partners.example.com"],
    ["APP_URL", "https://partners.example.com/portal"],
    ["APP_URL", "javascript:alert(1)"],
    ["SESSION_SECRET", "short-secret"],
    ["TRUST_PROXY", "true"],
    ["MAIL_FROM", "nobody"],
    ["LOG_LEVEL", "loud"],
    ["S3_FORCE_PATH_STYLE", "yes"],
  ])("refuses %s=%s by name and without repeating it", (name, value) => {
    const parse = () => parseEnv({ ...production, [name]: value });
    expect(parse).toThrow(name);
    if (name === "SESSION_SECRET") expect(parse).not.toThrow(value);
  });

  it("refuses to start with Stripe on and no secret to check it by", () => {
    expect(() => parseEnv({ ...production, STRIPE_WEBHOOK: "on" })).toThrow(
      "STRIPE_WEBHOOK_SECRET is required when STRIPE_WEBHOOK is on",
    );
    expect(() => parseEnv({ ...production, STRIPE_WEBHOOK: "on", STRIPE_WEBHOOK_SECRET: "  " })).toThrow("is required");
    expect(() => parseEnv({ ...production, STRIPE_WEBHOOK: "yes" })).toThrow("STRIPE_WEBHOOK must be on or off");
    const secret = "whsec_0123456789abcdef";
    expect(parseEnv({ ...production, STRIPE_WEBHOOK: "on", STRIPE_WEBHOOK_SECRET: secret })).toMatchObject({
      STRIPE_WEBHOOK_SECRET: secret,
    });
    expect(parseEnv(production).STRIPE_WEBHOOK).toBeUndefined();
  });

  it("wants the whole of an S3 store", () => {
    expect(() => parseEnv({ ...production, STORAGE: "s3", S3_ACCESS_KEY_ID: "k" })).toThrow(
      /S3_BUCKET is required[\s\S]*S3_REGION is required[\s\S]*must be set together/,
    );
  });
});

describe(".env.example", () => {
  const example = parseEnvFile(readFileSync(".env.example", "utf8"));

  it("lists exactly the variables that are read", () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  it("shows the defaults", () => {
    expect(parseEnv({ ...example, SESSION_SECRET: secret })).toEqual(parseEnv({ SESSION_SECRET: secret }));
  });
});
