import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Step } from "./step";

const policySchema = z.array(
  z.strictObject({
    package: z.string(),
    minimum: z.string().regex(/^\d+\.\d+\.\d+$/),
    reason: z.string().min(10),
    review: z.iso.date(),
  }),
);

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** What is wrong with the locked packages, measured by the policy, on the day `today`. */
export function findPolicyBreaches(policyText: string, lockText: string, today: Date): string[] {
  const policy = policySchema.parse(JSON.parse(policyText));
  const { packages } = lockSchema.parse(JSON.parse(lockText));
  return policy.flatMap((rule) => {
    const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${rule.package}`));
    const problems = copies
      .filter(([, { version }]) => !version || isBelow(version, rule.minimum))
      .map(([path, { version }]) => `${path} is ${version}, below ${rule.minimum}: ${rule.reason}`);
    if (copies.length === 0) problems.push(`${rule.package} is not installed any more; drop its rule.`);
    if (today > new Date(`${rule.review}T23:59:59Z`)) {
      problems.push(`The rule for ${rule.package} was to be reviewed by ${rule.review}.`);
    }
    return problems;
  });
}

/** No advisory service is reachable from every build machine, so what is known is written down in deps.policy.json. */
export const packagePolicy: Step = {
  name: "package policy",
  async run() {
    const read = (file: string) => readFileSync(file, "utf8");
    const breaches = findPolicyBreaches(read("deps.policy.json"), read("package-lock.json"), new Date());
    if (breaches.length > 0) throw new Error(breaches.join("\n"));
    return undefined;
  },
};

function isBelow(version: string, minimum: string): boolean {
  const [release = "", prerelease] = version.split("-", 2);
  const order = release.localeCompare(minimum, "en", { numeric: true });
  return order < 0 || (order === 0 && prerelease !== undefined);
}
