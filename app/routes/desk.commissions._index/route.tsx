import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { Download } from "lucide-react";
import { can } from "~/domain/context";
import { bulkWords } from "~/domain/commissions/bulk-words";
import { approveMany, undoApprovals } from "~/domain/commissions/commands/approve-many";
import { approveManyInput, commissionListQuery, toUndo, undoApprovalsInput } from "~/domain/commissions/input";
import { listDeskCommissions } from "~/domain/commissions/views/commissions";
import { listPartnerChoices } from "~/domain/partners/views/partner-choices";
import { listProgramChoices } from "~/domain/programs/views/program-choices";
import { CommissionSums, CommissionTabs } from "~/features/commissions/commission-sums";
import { pilotFilter } from "~/features/commissions/pilot-filter";
import { CommissionTable } from "~/features/commissions/commission-tables";
import { formatSums } from "~/kernel/money";
import { lastMonths, monthName } from "~/kernel/months";
import { paths } from "~/paths";
import { BulkBar } from "~/ui/table/bulk-bar";
import { FilterBar } from "~/ui/table/filter-bar";
import { Pager } from "~/ui/table/pager";
import { Button } from "~/ui/primitives/button";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Commissions · Fairlead" }];

export const loader = pageLoader(
  { permission: "commission.read", query: commissionListQuery },
  async ({ ctx, query }) => {
    const [list, partners, programs] = await Promise.all([
      listDeskCommissions(ctx, query),
      listPartnerChoices(ctx),
      listProgramChoices(ctx),
    ]);
    return { ...list, partners, programs, mayApprove: can(ctx.actor, "commission.approve") };
  },
);

export const action = formAction({
  approve: intent({
    permission: "commission.approve",
    input: approveManyInput,
    run: async ({ ctx, input, request }) => {
      const outcome = await approveMany(ctx, input.ids);
      const { approved, refused } = outcome;
      const { pathname, search } = new URL(request.url);
      const tone = refused.length > 0 ? "attention" : "good";
      const fields = { intent: "undo", ...toUndo(approved) };
      const undo = approved.length > 0 ? { action: `${paths.desk.commissions()}?index`, fields } : undefined;
      const toast = { message: bulkWords.approved(outcome), tone, undo } as const;
      return goTo(pathname.replace(/\.data$/, "") + search, { toast });
    },
  }),
  undo: intent({
    permission: "commission.approve",
    input: undoApprovalsInput,
    run: async ({ ctx, input }) => {
      const toast = bulkWords.takenBack(await undoApprovals(ctx, input));
      return goTo(`${paths.desk.commissions()}?status=awaiting_approval`, { toast });
    },
  }),
});

const formId = "approve";

/** The months of two years, the newest first. */
const monthsUntil = (now: Date) =>
  lastMonths(now, 24)
    .reverse()
    .map((month) => ({ value: month, label: monthName(month) }));

export default function Commissions() {
  const { rows, sums, partners, programs, mayApprove, next, previous, size, now, timeZone } =
    useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const [params] = useSearchParams();
  const selectable = mayApprove && params.get("status") === "awaiting_approval";
  const table = (
    <CommissionTable rows={rows} now={now} timeZone={timeZone} selectForm={selectable ? formId : undefined} />
  );
  return (
    <>
      <PageHeader
        title="Commissions"
        description="Booked from the journal by themselves; approved and paid by people."
        actions={<ButtonLink to={paths.desk.fulfilments()}>Fulfilments</ButtonLink>}
      />
      {failure ? (
        <Callout tone="bad" title="Nothing was approved" live>
          {Object.values(failure.errors).flat().join(" ")}
        </Callout>
      ) : null}
      <div className="mb-4">
        <CommissionSums sums={sums} />
      </div>
      <CommissionTabs sums={sums} params={params} />
      <FilterBar
        filters={[
          { name: "program", label: "Program", options: programs },
          { name: "partner", label: "Partner", options: partners },
          { name: "month", label: "Earned in", options: monthsUntil(now) },
          pilotFilter,
        ]}
        keep={["status"]}
        actions={
          <ButtonLink
            size="sm"
            reloadDocument
            to={`${paths.desk.commissionsCsv()}?${params}`}
            icon={<Download aria-hidden="true" />}
          >
            CSV
          </ButtonLink>
        }
      />
      {selectable ? (
        <div className="dt-group">
          <BulkBar id={formId} summary={(ids) => formatSums(rows.filter(({ id }) => ids.has(id)))}>
            <Button variant="primary" size="sm" name="intent" value="approve">
              Approve
            </Button>
          </BulkBar>
          {table}
        </div>
      ) : (
        table
      )}
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
