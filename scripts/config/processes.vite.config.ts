import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { processes } from "../runtime/source-hash.mjs";

/**
 * What production runs, as JavaScript: started from sources it would spend seconds on translating them.
 * Packages stay where npm put them.
 */
export default defineConfig({
  plugins: [tsconfigPaths()],
  publicDir: false,
  // Of its components few are used, and loading the others takes as long as all of the rest.
  ssr: { noExternal: [/^@react-email\//] },
  build: {
    ssr: true,
    target: "es2022",
    outDir: "build/processes",
    rollupOptions: { input: processes.map((name) => `scripts/${name}.ts`) },
  },
});
