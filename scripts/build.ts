import { ensureBuild } from "./runtime/build";
import { runMain } from "./runtime/main";

await runMain(ensureBuild);
