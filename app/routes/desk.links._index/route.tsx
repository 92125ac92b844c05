import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Download } from "lucide-react";
import { linkListQuery, linkSortNames } from "~/domain/attribution/link-query";
import { linkContexts, linkStandings, linkStatuses } from "~/domain/attribution/link-words";
import { listLinkPage } from "~/domain/attribution/views/links";
import { LinkTable } from "~/features/links/link-table";
import { paths } from "~/paths";
import { optionsOf } from "~/ui/form/options-of";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { FilterBar } from "~/ui/table/filter-bar";
import { parseSort } from "~/ui/table/list-url";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Links · Fairlead" }];

export const loader = pageLoader({ permission: "link.read", query: linkListQuery }, async ({ ctx, query, context }) => {
  const page = await listLinkPage(ctx, query);
  const url = (code: string) => `${context.services.env.APP_URL}${paths.link(code)}`;
  return { ...page, rows: page.rows.map((row) => ({ ...row, url: url(row.code) })) };
});

const statuses = linkStatuses.map((value) => ({ value, label: linkStandings[value].label }));

export default function Links() {
  const { rows, next, previous, size } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader title="Links" description="What every partner's links brought." />
      <FilterBar
        search={{ placeholder: "Search names and codes" }}
        filters={[
          { name: "context", label: "Used in", options: optionsOf(linkContexts) },
          { name: "status", label: "Set to", options: statuses },
        ]}
        keep={["sort", "partner", "program"]}
        actions={
          <ButtonLink
            size="sm"
            reloadDocument
            to={`${paths.desk.linksCsv()}?${params}`}
            icon={<Download aria-hidden="true" />}
          >
            CSV
          </ButtonLink>
        }
      />
      <LinkTable
        side="desk"
        rows={rows}
        sort={parseSort(params.get("sort"), linkSortNames, { by: "created", direction: "desc" })}
        href={paths.desk.link}
      />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
