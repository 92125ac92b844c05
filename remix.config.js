/**
 * Options of the Remix Vite plugin; scripts/config/vite.config.ts hands them over.
 * `v3_lazyRouteDiscovery` stays off: its manifest endpoint lists every route to anyone who asks.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  ignoredRouteFiles: ["**/*.test.{ts,tsx}"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    v3_lazyRouteDiscovery: false,
  },
};
