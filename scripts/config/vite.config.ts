import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { denyImports } from "vite-env-only";
import tsconfigPaths from "vite-tsconfig-paths";
import remixConfig from "../../remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Packages that only ever run on the server: the dev optimiser must not touch them. */
const serverOnly = [
  "@aws-sdk/client-s3",
  "@lucia-auth/adapter-postgresql",
  "@node-rs/argon2",
  "@react-email/components",
  "@react-email/render",
  "@remix-run/node",
  "graphile-worker",
  "kysely",
  "lucia",
  "pdf-lib",
  "pg",
  "rate-limiter-flexible",
  "resend",
];

/** Found early, so that the dev server never reloads half-way through a page. */
const browserPackages = [
  "@hookform/resolvers/zod",
  "@remix-run/react",
  "@tanstack/react-table",
  "cmdk",
  "countries-list",
  "d3-scale",
  "d3-shape",
  "dinero.js/bigint",
  "dinero.js/bigint/currencies",
  "disposable-email-domains-js",
  "email-providers",
  "ipaddr.js",
  "lucide-react",
  "markdown-to-jsx",
  "react",
  "react-dom",
  "react-dom/client",
  "react-hook-form",
  "react/jsx-dev-runtime",
  "react/jsx-runtime",
  "temporal-polyfill",
  "tldts",
  "typeid-js",
  "uuidv7",
  "zod",
];

export default defineConfig({
  plugins: [
    denyImports({
      client: {
        files: [
          "db/**",
          "app/adapters/**",
          "app/jobs/**",
          "app/server/**",
          "app/domain/*/commands/**",
          "app/domain/*/views/**",
        ],
      },
    }),
    tailwindcss(),
    remix(remixConfig),
    tsconfigPaths(),
  ],
  // Of the icons only those that are shown: the start would read them all.
  ssr: { noExternal: ["lucide-react"] },
  optimizeDeps: { include: browserPackages, exclude: serverOnly },
  server: { watch: { ignored: ["**/.data/**"] } },
  build: {
    target: "es2022",
    rollupOptions: {
      onwarn(warning, warn) {
        if (warning.code !== "INVALID_ANNOTATION") warn(warning);
      },
    },
  },
});
