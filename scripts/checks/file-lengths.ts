import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Step } from "./step";

const folders = ["app", "db", "emails", "scripts", "tests"];
const aim = 250;
const limit = 400;
const routeLimit = 200;

/** Files stay short enough to be read at once; data and generated files are not read. */
export const fileLengths: Step = {
  name: "file lengths",
  async run() {
    const tooLong: string[] = [];
    for (const path of folders.flatMap(sourcesBelow)) {
      const lines = readFileSync(path, "utf8").split("\n").length - 1;
      const allowed = path.endsWith("route.tsx") ? routeLimit : limit;
      if (lines > allowed) tooLong.push(`${path} has ${lines} lines; at most ${allowed} are allowed.`);
      else if (lines > aim) console.log(`note   ${path} has ${lines} lines; aim for ${aim}.`);
    }
    if (tooLong.length > 0) throw new Error(tooLong.join("\n"));
    return undefined;
  },
};

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name) && !entry.name.includes(".generated."))
    .map((entry) => join(entry.parentPath, entry.name));
}
