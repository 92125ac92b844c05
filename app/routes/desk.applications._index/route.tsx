import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CheckCircle2, UserPlus } from "lucide-react";
import { z } from "zod";
import { listApplications } from "~/domain/onboarding/views/applications";
import { ApplicationTable } from "~/features/onboarding/application-table";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Applications · Fairlead" }];

const query = z.strictObject({ cursor: z.string().max(600).optional(), at: z.string().max(12).optional() });

// Every employee may nominate and see what became of it; who decides sees them all.
export const loader = pageLoader({ permission: "desk.enter", query }, ({ ctx, query: given }) =>
  listApplications(ctx, given),
);

export default function Applications() {
  const { rows, next, previous, size, total, beside, mayDecide, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Applications"
        description={
          mayDecide ? `${total} to decide, the oldest first.` : "Companies that you nominated, and what became of them."
        }
        primary={
          <ButtonLink variant="primary" to={paths.desk.nominate()}>
            Nominate a company
          </ButtonLink>
        }
      />
      {mayDecide ? (
        <>
          <ApplicationTable
            label="Applications to decide"
            rows={rows}
            now={now}
            timeZone={timeZone}
            empty={
              <EmptyState icon={CheckCircle2} title="Nothing to decide">
                Applications from the public program pages and from partners arrive here.
              </EmptyState>
            }
          />
          <Pager next={next} previous={previous} shown={rows.length} size={size} total={total} />
          <h2 className="mt-8 mb-3 text-base font-semibold">Nominated and decided</h2>
        </>
      ) : null}
      <ApplicationTable
        label="Nominated and decided"
        rows={beside}
        now={now}
        timeZone={timeZone}
        empty={
          <EmptyState icon={UserPlus} level={3} title="Nobody nominated yet">
            You know a company or a customer that fits a program? Nominate it, and it is invited to apply.
          </EmptyState>
        }
      />
    </>
  );
}
