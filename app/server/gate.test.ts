import { describe, expect, it, vi } from "vitest";
import { checkHost, checkMethod, checkOrigin, checkPath, checkSize } from "./gate";

type Check = (req: never, res: never, next: () => void) => void;

function pass(check: Check, request: { method?: string; path?: string; headers?: Record<string, string> }): number {
  const next = vi.fn();
  let status = 200;
  const res = {
    setHeader: () => res,
    status(code: number) {
      status = code;
      return res;
    },
    type: () => res,
    send: () => res,
  };
  check({ method: "GET", path: "/", headers: {}, ...request } as never, res as never, next);
  return next.mock.calls.length === 1 ? 200 : status;
}

describe("the gate in front of Remix", () => {
  it.each(["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "OPTIONS"])("does not serve %s", (method) => {
    expect(pass(checkMethod, { method })).toBe(405);
  });

  it("reads a page's data, and does not ask for its headers alone", () => {
    expect(pass(checkMethod, { method: "HEAD", path: "/desk" })).toBe(200);
    expect(pass(checkMethod, { method: "GET", path: "/desk.data" })).toBe(200);
    expect(pass(checkMethod, { method: "HEAD", path: "/desk.data" })).toBe(405);
  });

  it("serves only its own host", () => {
    const check = checkHost((host) => host === "portal.example");
    expect(pass(check, { headers: { host: "portal.example" } })).toBe(200);
    expect(pass(check, { headers: { host: "evil.example" } })).toBe(421);
    expect(pass(check, {})).toBe(421);
    const headers: Record<string, string> = { host: "portal.example", "x-forwarded-host": "evil.example" };
    expect(pass(check, { headers })).toBe(200);
    expect(headers).toEqual({ host: "portal.example" });
  });

  it.each([
    "/webhooks/../theme",
    "/webhooks/%2e%2e/theme",
    "/webhooks/%2E./theme",
    "/webhooks/..%2ftheme",
    "/webhooks/..\\theme",
    "/webhooks\\theme",
    "/\\theme",
    "/x\\..\\api/v1/leads",
    "/./theme",
  ])("does not take %s for an address", (path) => {
    expect(pass(checkPath, { method: "POST", path })).toBe(400);
    expect(pass(checkPath, { path })).toBe(400);
  });

  it.each(["/", "/assets/a..b.js", "/desk/leads/lead_1.data", "/.well-known/x", "/portal/leads/..."])(
    "takes %s for an address",
    (path) => expect(pass(checkPath, { path })).toBe(200),
  );

  it("takes changes only from its own pages", () => {
    const check = checkOrigin((origin) => origin === "https://portal.example");
    const post = (origin?: string, path = "/x") =>
      pass(check, { method: "POST", path, headers: origin === undefined ? {} : { origin } });
    expect(post("https://portal.example")).toBe(200);
    expect(post("https://evil.example")).toBe(403);
    expect(post("null")).toBe(403);
    expect(post(undefined)).toBe(403);
    expect(post("https://evil.example", "/webhooks/stripe")).toBe(200);
    expect(pass(check, { method: "GET" })).toBe(200);
    for (const method of ["GET", "HEAD", "POST"]) expect(pass(check, { method, headers: { origin: "ÿ" } })).toBe(400);
  });

  it("takes unsubscribing from mail programs, which name no origin, and never from another site", () => {
    const check = checkOrigin((origin) => origin === "https://portal.example");
    const post = (path: string, origin?: string) =>
      pass(check, { method: "POST", path, headers: origin === undefined ? {} : { origin } });
    expect(post("/unsubscribe")).toBe(200);
    expect(post("/unsubscribe", "https://portal.example")).toBe(200);
    expect(post("/unsubscribe", "https://evil.example")).toBe(403);
    expect(post("/unsubscribe", "null")).toBe(403);
    expect(post("/unsubscribe/")).toBe(403);
    expect(post("/unsubscribe.data")).toBe(403);
  });

  it("takes 1 MB of what is no form with files, and wants to know the length", () => {
    const post = (headers: Record<string, string>) => pass(checkSize, { method: "POST", path: "/webhooks/x", headers });
    expect(post({ "content-length": String(1024 * 1024) })).toBe(200);
    expect(post({ "content-length": String(1024 * 1024 + 1) })).toBe(413);
    expect(post({ "transfer-encoding": "chunked" })).toBe(411);
  });
});
