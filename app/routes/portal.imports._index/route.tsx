import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { uploadImport } from "~/domain/leads/commands/upload-import";
import { importListQuery, uploadForm } from "~/domain/leads/imports/input";
import { listImportsForPartner } from "~/domain/leads/views/list-imports";
import { ImportList } from "~/features/imports/import-list";
import { UploadForm } from "~/features/imports/upload-form";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Import leads · Fairlead" }];

export const loader = pageLoader({ permission: "lead.submit", query: importListQuery }, ({ ctx, query }) =>
  listImportsForPartner(ctx, query),
);

export const action = formAction({
  upload: intent({
    permission: "lead.submit",
    input: uploadForm,
    run: async ({ ctx, input }) => goTo(paths.portal.import(await uploadImport(ctx, input))),
  }),
});

export default function Imports() {
  const { rows, next, previous, size, blocked, programs, now, timeZone } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Import leads"
        description="Bring many companies at once from a table. Every row is checked first; nothing is submitted until you say so."
        breadcrumbs={[{ label: "Leads", to: paths.portal.leads() }]}
        actions={
          <ButtonLink reloadDocument to={paths.portal.importTemplate()} icon={<Download aria-hidden="true" />}>
            Template
          </ButtonLink>
        }
      />
      {blocked ? (
        <div className="mb-5">
          <Callout
            tone="attention"
            title={programs.length > 0 ? "You can check a file, but not submit it yet" : "Nothing can be imported yet"}
          >
            {blocked}
          </Callout>
        </div>
      ) : null}
      <UploadForm programs={programs} failure={failure} disabledReason={programs.length > 0 ? null : blocked} />
      <h2 className="mt-8 mb-3 text-base font-semibold">Earlier imports</h2>
      <ImportList rows={rows} now={now} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
