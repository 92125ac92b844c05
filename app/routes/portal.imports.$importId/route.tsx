import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { checkImport, saveMapping } from "~/domain/leads/commands/check-import";
import { discardImport, startImport } from "~/domain/leads/commands/start-import";
import { importQuery, mappingDraft, mappingForm, startInput } from "~/domain/leads/imports/input";
import { getImport } from "~/domain/leads/views/get-import";
import { ImportPage } from "~/features/imports/import-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.fileName ?? "Import"} · Fairlead` }];

export const loader = pageLoader({ permission: "lead.submit", query: importQuery }, ({ ctx, params, query }) =>
  getImport(ctx, params.importId ?? "", query),
);

export const action = formAction({
  preview: intent({
    permission: "lead.submit",
    input: mappingDraft,
    run: async ({ ctx, input: { revision, ...mapping }, params }) => {
      const importId = params.importId ?? "";
      await saveMapping(ctx, { importId, revision, mapping });
      return goTo(`${paths.portal.import(importId, { view: "mapping" })}#preview`);
    },
  }),
  check: intent({
    permission: "lead.submit",
    input: mappingForm,
    run: async ({ ctx, input: { revision, ...mapping }, params }) => {
      const importId = params.importId ?? "";
      await checkImport(ctx, { importId, revision, mapping });
      return goTo(paths.portal.import(importId), { toast: "Checked. Nothing has been submitted yet." });
    },
  }),
  start: intent({
    permission: "lead.submit",
    input: startInput,
    run: async ({ ctx, input, params }) => {
      const importId = params.importId ?? "";
      await startImport(ctx, { ...input, importId });
      return goTo(paths.portal.import(importId));
    },
  }),
  discard: intent({
    permission: "lead.submit",
    input: z.strictObject({}),
    run: async ({ ctx, params }) => {
      await discardImport(ctx, { importId: params.importId ?? "" });
      return goTo(paths.portal.imports(), { toast: "Thrown away. Nothing was submitted." });
    },
  }),
});

export default function Import() {
  const data = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <ImportPage data={data} failure={failure} />;
}
