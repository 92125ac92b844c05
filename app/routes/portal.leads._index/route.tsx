import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Download, Target, Upload } from "lucide-react";
import { leadListQuery } from "~/domain/leads/list-query";
import { listLeadsForPartner } from "~/domain/leads/views/list-leads";
import { DraftList, LeadList, partnerColumns } from "~/features/leads/lead-list";
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

export const loader = pageLoader({ permission: "portal-lead.read", query: leadListQuery }, ({ ctx, query }) =>
  listLeadsForPartner(ctx, query),
);

export default function Leads() {
  const { rows, drafts, next, previous, total, counts, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const filtered = params.has("q") || params.has("status") || params.has("stage");
  return (
    <>
      <PageHeader
        title="Leads"
        primary={
          <ButtonLink variant="primary" to={paths.portal.newLead()}>
            Submit a lead
          </ButtonLink>
        }
        actions={
          <ButtonLink to={paths.portal.imports()} icon={<Upload aria-hidden="true" />}>
            Import
          </ButtonLink>
        }
      />
      <DraftList drafts={drafts} />
      <Tabs label="By status" tabs={statusTabs(params, counts, "partner")} />
      <FilterBar
        search={{ placeholder: "Search companies" }}
        filters={[stageFilter("partner")]}
        keep={["sort", "status"]}
        actions={
          <ButtonLink
            size="sm"
            reloadDocument
            to={`${paths.portal.leadsCsv()}?${params}`}
            icon={<Download aria-hidden="true" />}
          >
            CSV
          </ButtonLink>
        }
      />
      <LeadList
        columns={partnerColumns}
        rows={rows}
        now={now}
        timeZone={timeZone}
        sort={params.get("sort")}
        href={paths.portal.lead}
        empty={
          filtered ? (
            <EmptyState icon={Target} title="Nothing matches">
              Remove a filter to see more leads.
            </EmptyState>
          ) : (
            <EmptyState
              icon={Target}
              title="No leads yet"
              action={
                <ButtonLink variant="primary" to={paths.portal.newLead()}>
                  Submit the first lead
                </ButtonLink>
              }
            >
              Every company that you bring stands here, with where it is, why, and what happens next.
            </EmptyState>
          )
        }
      />
      <Pager next={next} previous={previous} shown={rows.length} size={size} total={total} />
    </>
  );
}
