import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Bell } from "lucide-react";
import { markAllRead, markRead } from "~/domain/messages/commands/mark-read";
import { markAllReadInput, messagesQuery, openNotificationInput } from "~/domain/messages/input";
import { listNotifications } from "~/domain/messages/views/list-notifications";
import { NotificationList } from "~/features/messages/notification-list";
import { AppFrame } from "~/features/shell/app-frame";
import { paths } from "~/paths";
import { Button } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Pager } from "~/ui/table/pager";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";
import { loadShell } from "~/web/shell.server";
import { formatCount } from "~/kernel/counted";

export const meta: MetaFunction = () => [{ title: "Notifications · Fairlead" }];

export const loader = pageLoader(
  { permission: "account.own", query: messagesQuery },
  async ({ ctx, query, context }) => {
    const [frame, page] = await Promise.all([loadShell(ctx, context), listNotifications(ctx, query)]);
    return { frame, page };
  },
);

export const action = formAction({
  open: intent({
    permission: "account.own",
    input: openNotificationInput,
    run: async ({ ctx, input }) => goTo((await markRead(ctx, input)).href),
  }),
  "read-all": intent({
    permission: "account.own",
    input: markAllReadInput,
    run: async ({ ctx, input }) => {
      await markAllRead(ctx, input);
      return goTo(paths.notifications(), { toast: "All marked as read." });
    },
  }),
});

export default function Notifications() {
  const { frame, page } = useLoaderData<typeof loader>();
  const { now, timeZone } = frame;
  return (
    <AppFrame frame={frame}>
      <PageHeader
        title="Notifications"
        description={page.unread > 0 ? `${formatCount(page.unread)} unread` : "Nothing unread"}
        actions={
          page.unread > 0 ? (
            <Form method="post">
              <input type="hidden" name="until" value={now.toISOString()} />
              <Button name="intent" value="read-all">
                Mark all as read
              </Button>
            </Form>
          ) : null
        }
      />
      {page.rows.length > 0 ? (
        <NotificationList items={page.rows} now={now} timeZone={timeZone} />
      ) : (
        <Panel className="max-w-3xl">
          <EmptyState icon={Bell} title="Nothing new">
            When something happens with a lead or a commission of yours, it is said here.
          </EmptyState>
        </Panel>
      )}
      <div className="max-w-3xl">
        <Pager next={page.next} previous={page.previous} shown={page.rows.length} size={page.size} />
      </div>
    </AppFrame>
  );
}
