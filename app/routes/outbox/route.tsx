import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { messagesQuery } from "~/domain/messages/input";
import { isOutboxOpen } from "~/domain/messages/rules";
import { listOutbox } from "~/domain/messages/views/list-outbox";
import { OutboxFrame } from "~/features/messages/outbox-frame";
import { OutboxTable } from "~/features/messages/outbox-table";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Outbox · Fairlead" }];

/** Public on purpose, and only on the embedded database: it takes the place of the demo people's inboxes. */
export const loader = pageLoader({ permission: "public", query: messagesQuery }, async ({ ctx, query, context }) => {
  const { env } = context.services;
  if (!env.embedded) throw new Response(null, { status: 404 });
  const timeZone = "timeZone" in ctx.actor ? ctx.actor.timeZone : "UTC";
  const page = isOutboxOpen(env) ? await listOutbox(ctx, query) : null;
  return { page, now: ctx.now(), timeZone };
});

export default function Outbox() {
  const { page, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <OutboxFrame>
      <PageHeader title="Outbox" description="The mails that this demo has written." />
      {page ? (
        <>
          <div className="mb-4 max-w-3xl">
            <Callout>
              It stands in for everybody's inbox: whoever can open this demo can read all of it, without signing in. An
              installation with its own database has no such page.
            </Callout>
          </div>
          <OutboxTable mails={page.rows.map((mail) => ({ ...mail, now, timeZone }))} />
          <Pager next={page.next} previous={page.previous} shown={page.rows.length} size={page.size} />
        </>
      ) : (
        <Callout>Mails are delivered on this installation, so they are not shown here.</Callout>
      )}
    </OutboxFrame>
  );
}
