import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getReviewQueue } from "~/domain/review/views/review-queue";
import { QueueKeys } from "~/features/review/queue-keys";
import { QueueTable } from "~/features/review/queue-table";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Queue · Fairlead" }];

const query = z.strictObject({ cursor: z.string().max(600).optional(), at: z.string().max(12).optional() });

export const loader = pageLoader({ permission: "lead.review", query }, ({ ctx, query: { cursor } }) =>
  getReviewQueue(ctx, cursor),
);

export default function Queue() {
  const { rows, next, previous, total, waitingForPartner, size, now, timeZone } = useLoaderData<typeof loader>();
  const waiting = waitingForPartner > 0 ? ` ${waitingForPartner} more wait for their partner.` : "";
  return (
    <>
      <PageHeader
        title="Queue"
        description={`${total} to decide, the most urgent first.${waiting}`}
        actions={<QueueKeys />}
      />
      <QueueTable rows={rows} now={now} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} total={total} />
    </>
  );
}
