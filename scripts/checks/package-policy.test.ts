import { describe, expect, it } from "vitest";
import { findPolicyBreaches } from "./package-policy";

const rule = { package: "router", minimum: "1.10.4", reason: "closes an open redirect", review: "2027-03-01" };
const lock = (packages: Record<string, string>) =>
  JSON.stringify({
    packages: Object.fromEntries(Object.entries(packages).map(([path, version]) => [path, { version }])),
  });
const find = (packages: Record<string, string>, day = "2027-03-01") =>
  findPolicyBreaches(JSON.stringify([rule]), lock(packages), new Date(`${day}T12:00:00Z`));

describe("findPolicyBreaches", () => {
  it("accepts the minimum and anything newer", () => {
    expect(find({ "node_modules/router": "1.10.4", "node_modules/a/node_modules/router": "2.0.0" })).toEqual([]);
  });

  it.each(["1.9.9", "1.10.3", "0.99.0", "1.10.4-pre.1"])("refuses %s, nested copies too", (version) => {
    const breaches = find({ "node_modules/router": "1.10.4", "node_modules/a/node_modules/router": version });
    expect(breaches).toEqual([
      `node_modules/a/node_modules/router is ${version}, below 1.10.4: closes an open redirect`,
    ]);
  });

  it("refuses a rule without its package and one that is overdue", () => {
    expect(find({ "node_modules/other-router": "1.0.0" })).toHaveLength(1);
    expect(find({ "node_modules/router": "1.10.4" }, "2027-03-02")).toEqual([
      "The rule for router was to be reviewed by 2027-03-01.",
    ]);
  });
});
