import { describe, expect, it } from "vitest";
import { createLogger } from "./logger";

function recorder() {
  const lines: string[] = [];
  return { lines, destination: { write: (line: string) => void lines.push(line) } };
}

describe("the logger", () => {
  it.each(["authorization", "cookie", "set-cookie", "password", "token", "secret", "apiKey"])(
    "redacts %s at every depth in use",
    (name) => {
      const { lines, destination } = recorder();
      const log = createLogger({ level: "info", pretty: false, destination });
      const value = "canary-9f2c";
      log.info(
        { [name]: value, a: { [name]: value, b: { [name]: value, c: { [name]: value, kept: "visible" } } } },
        "tried",
      );
      log.child({ requestId: "req-1", [name]: value }).warn({ headers: { [name]: value } }, "child");
      expect(lines.join("")).not.toContain(value);
      expect(lines.join("").match(/\[redacted\]/g)).toHaveLength(6);
      expect(lines[0]).toContain("visible");
    },
  );

  it("writes one JSON object per line with level, time, message and the child's fields", () => {
    const { lines, destination } = recorder();
    createLogger({ level: "info", pretty: false, destination })
      .child({ requestId: "req-1" })
      .info({ leads: 3 }, "listed");
    expect(lines).toHaveLength(1);
    const entry = JSON.parse(lines[0] ?? "");
    expect(entry).toMatchObject({ level: "info", requestId: "req-1", leads: 3, msg: "listed" });
    expect(Number.isNaN(Date.parse(entry.time))).toBe(false);
  });

  it("keeps a line break in a value from starting a line of its own", () => {
    const { lines, destination } = recorder();
    createLogger({ level: "info", pretty: false, destination }).info({ path: '/x\n{"level":"error"}' }, "asked");
    expect(lines.join("").trimEnd().split("\n")).toHaveLength(1);
  });

  it("writes an error with its stack and without secrets it carries", () => {
    const { lines, destination } = recorder();
    const err = Object.assign(new Error("refused"), { password: "canary-9f2c" });
    createLogger({ level: "info", pretty: false, destination }).error({ err }, "failed");
    expect(JSON.parse(lines[0] ?? "").err).toMatchObject({
      type: "Error",
      message: "refused",
      stack: expect.any(String),
    });
    expect(lines[0]).not.toContain("canary-9f2c");
  });

  it("leaves out what is below its level", () => {
    const { lines, destination } = recorder();
    createLogger({ level: "warn", pretty: false, destination }).info({}, "quiet");
    expect(lines).toHaveLength(0);
  });
});
