import { describe, expect, it } from "vitest";
import { linkParts } from "./link-parts";
import { choosePartnerPeople, isOutboxOpen, isTooLateToRetry, waitBeforeRetry } from "./rules";

const person = (userId: string, role: string, seesEarnings = false) => ({
  userId,
  role,
  seesEarnings,
  name: userId,
  email: `${userId}@partner.example`,
  timeZone: "UTC",
  partnerId: "ptnr_1",
});
const admin = person("admin", "admin");
const submitter = person("submitter", "member");
const earner = person("earner", "member", true);
const team = [admin, submitter, earner];
const idsOf = (people: { userId: string }[]) => people.map(({ userId }) => userId);

describe("who hears news at the partner", () => {
  it.each([
    ["progress", "submitter", ["submitter"]],
    ["progress", "somebody who left", ["admin"]],
    ["progress", null, ["admin"]],
    ["progress", "admin", ["admin"]],
    ["decision", "submitter", ["submitter", "admin"]],
    ["decision", "admin", ["admin"]],
    ["decision", "somebody who left", ["admin"]],
    ["money", "submitter", ["admin", "earner"]],
    ["money", null, ["admin", "earner"]],
  ] as const)("%s of a lead of %s", (about, submittedBy, expected) => {
    expect(idsOf(choosePartnerPeople(team, about, submittedBy))).toEqual(expected);
  });
});

describe("another attempt at a mail", () => {
  it("waits longer each time, at most 15 minutes, and never less than the provider asks for", () => {
    expect([1, 2, 3, 9, 10, 60].map((attempts) => waitBeforeRetry(attempts))).toEqual([2, 4, 8, 512, 900, 900]);
    expect(waitBeforeRetry(1, 7)).toBe(7);
    expect(waitBeforeRetry(10, 7)).toBe(900);
    expect(waitBeforeRetry(1, 3_600)).toBe(3_600);
  });

  it("is not made once the provider may have forgotten the first one", () => {
    const first = new Date("2026-11-24T00:00:00Z");
    expect(isTooLateToRetry(first, new Date("2026-11-24T19:59:59Z"))).toBe(false);
    expect(isTooLateToRetry(first, new Date("2026-11-24T20:00:00Z"))).toBe(true);
  });
});

describe("the readable outbox", () => {
  it("exists only where nothing else delivers the mails of a demo", () => {
    expect(isOutboxOpen({ embedded: true })).toBe(true);
    expect(isOutboxOpen({ embedded: true, RESEND_API_KEY: "re_key" })).toBe(false);
    expect(isOutboxOpen({ embedded: false })).toBe(false);
    expect(isOutboxOpen({ embedded: false, RESEND_API_KEY: "re_key" })).toBe(false);
  });

  it("links to this app only", () => {
    const text =
      "Go to http://localhost:3000/reset-password?token=a_b-c.\nNot to https://evil.example/x or http://localhost:3001/";
    expect(linkParts(text, "http://localhost:3000")).toEqual([
      { text: "Go to ", path: null },
      { text: "http://localhost:3000/reset-password?token=a_b-c", path: "/reset-password?token=a_b-c" },
      { text: ".\nNot to https://evil.example/x or http://localhost:3001/", path: null },
    ]);
    expect(linkParts("http://localhost:3000", "http://localhost:3000")).toEqual([
      { text: "http://localhost:3000", path: "/" },
    ]);
    expect(linkParts("", "http://localhost:3000")).toEqual([]);
  });
});
