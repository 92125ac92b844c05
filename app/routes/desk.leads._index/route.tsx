import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Download, Target } from "lucide-react";
import { leadListQuery } from "~/domain/leads/list-query";
import { listLeadsForDesk } from "~/domain/leads/views/list-leads";
import { listPartnerChoices } from "~/domain/partners/views/partner-choices";
import { deskColumns, LeadList } from "~/features/leads/lead-list";
import { stageFilter, statusTabs } from "~/features/leads/list-filters";
import { paths } from "~/paths";
import { FilterBar } from "~/ui/table/filter-bar";
import { Pager } from "~/ui/table/pager";
import { ButtonLink } from "~/ui/primitives/button-link";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Leads · Fairlead" }];

export const loader = pageLoader({ permission: "lead.read", query: leadListQuery }, async ({ ctx, query }) => {
  const [list, partners] = await Promise.all([listLeadsForDesk(ctx, query), listPartnerChoices(ctx)]);
  return { ...list, partners };
});

export default function Leads() {
  const { rows, partners, next, previous, total, counts, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader title="Leads" />
      <Tabs label="By status" tabs={statusTabs(params, counts, "vendor")} />
      <FilterBar
        search={{ placeholder: "Search companies" }}
        filters={[stageFilter("vendor"), { name: "partner", label: "Partner", options: partners }]}
        keep={["sort", "status"]}
        actions={
          <ButtonLink
            size="sm"
            reloadDocument
            to={`${paths.desk.leadsCsv()}?${params}`}
            icon={<Download aria-hidden="true" />}
          >
            CSV
          </ButtonLink>
        }
      />
      <LeadList
        columns={deskColumns}
        rows={rows}
        now={now}
        timeZone={timeZone}
        sort={params.get("sort")}
        href={paths.desk.lead}
        empty={
          <EmptyState icon={Target} title="Nothing here">
            Leads that partners submit stand here. Remove a filter to see more.
          </EmptyState>
        }
      />
      <Pager next={next} previous={previous} shown={rows.length} size={size} total={total} />
    </>
  );
}
