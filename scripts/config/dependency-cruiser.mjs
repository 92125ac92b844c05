/** Who may import whom: folder → the folders it may import besides itself. Whatever is not listed is forbidden. */
const kernel = "^app/kernel/";
const paths = "^app/paths\\.ts$";
const database = "^db/(client|migrate|tx)\\.ts$";
/** The files of an area that run in a browser too: pure words and rules. */
const browserSafe =
  "^app/domain/[^/]+/(imports/)?(types|rules|lifecycle|input|fields|fit|labels|list-query|permissions|standing|scopes|program-rules|[a-z-]+-(words|form|diff))\\.ts$";
/** What a view gives a screen: its type is the screen's prop, its code never reaches a browser. */
const views = "^app/domain/[^/]+/views/";

const layers = {
  "^app/kernel/": [],
  "^db/": [kernel],
  "^app/domain/": [kernel, "^db/"],
  "^emails/": [kernel],
  "^app/adapters/": [kernel, "^emails/"],
  "^app/ui/": [kernel],
  "^app/features/": ["^app/ui/", kernel, paths, browserSafe, views],
  "^app/web/": ["^app/domain/", "^app/adapters/", kernel, paths, database, "^db/queries/identity\\.ts$"],
  "^app/server/": ["^app/web/", "^app/domain/", "^app/adapters/", kernel, paths, database],
  "^app/routes/": ["^app/web/", "^app/features/", "^app/ui/", kernel, paths, "^app/domain/"],
  "^app/jobs/": ["^app/domain/", "^app/adapters/", kernel, paths, database],
};

/** The areas from the ground up: each imports only areas of the rows below it, or none beside it. */
const areas = [
  ["ledger", "journal"],
  ["identity"],
  ["partners", "programs"],
  ["onboarding"],
  ["attribution", "fraud"],
  ["leads"],
  ["review", "sales"],
  ["commissions"],
  ["payouts", "disputes"],
  ["toolkits", "messages", "integrations"],
  ["reporting"],
];

const tests = "\\.test\\.tsx?$";
const ours = "^(app|db|emails|scripts|tests)/";

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `layer ${folder.replace(/[\^/]+/g, "/").slice(1, -1)}`,
  severity: "error",
  from: { path: folder, pathNot: tests },
  to: { path: ours, pathNot: [folder, ...allowed] },
}));

const areaRules = areas.flatMap((row, height) =>
  row.map((area) => ({
    name: `area ${area}`,
    severity: "error",
    comment: "An area above or beside is reached by a journal entry and a job, never by a call.",
    from: { path: `^app/domain/${area}/`, pathNot: tests },
    to: {
      path: "^app/domain/[^/]+/",
      pathNot: [...areas.slice(0, height).flat(), area].map((name) => `^app/domain/${name}/`),
    },
  })),
);

export default {
  forbidden: [
    ...layerRules,
    ...areaRules,
    {
      name: "no circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "screens take only types from views",
      severity: "error",
      from: { path: "^app/features/", pathNot: tests },
      to: { path: views, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "browser-safe files take only types from db",
      severity: "error",
      from: { path: browserSafe, pathNot: tests },
      to: { path: "^db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the domain knows no framework",
      severity: "error",
      from: { path: "^(app/(domain|kernel)|db)/", pathNot: tests },
      to: { path: "node_modules/(@remix-run|react|react-dom|express|resend|lucia)/" },
    },
    {
      name: "Remix stays at the edge",
      severity: "error",
      from: { path: "^app/(jobs|adapters|ui/primitives)/" },
      to: { path: "node_modules/@remix-run/(node|express)/" },
    },
    {
      name: "nothing is left unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
    {
      name: "development packages stay out of what runs",
      severity: "error",
      from: { path: "^(app|db|emails)/", pathNot: `${tests}|^app/routes\\.ts$` },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
