import { Form } from "@remix-run/react";
import { formatDate } from "~/kernel/time";
import { Panel } from "~/ui/primitives/panel";
import { Time } from "~/ui/primitives/time";

export type NotificationItem = {
  id: string;
  title: string;
  body: string;
  createdAt: Date;
  readAt: Date | null;
};

type Clock = { now: Date; timeZone: string };

/** Notifications under the day on which they came, in the order given. */
function byDay(items: readonly NotificationItem[], { timeZone }: Clock): [string, NotificationItem[]][] {
  const days = new Map<string, NotificationItem[]>();
  for (const item of items) {
    const day = formatDate(item.createdAt, timeZone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}

/** What is new, by day. Opening one marks it as read and leads to what it is about, also without JavaScript. */
export function NotificationList({ items, ...clock }: { items: readonly NotificationItem[] } & Clock) {
  const today = formatDate(clock.now, clock.timeZone);
  return (
    <div className="grid max-w-3xl gap-6">
      {byDay(items, clock).map(([day, ofDay]) => (
        <Panel key={day} title={day === today ? "Today" : day} padded={false}>
          <ul className="divide-y divide-line">
            {ofDay.map((item) => (
              <li key={item.id}>
                <OpenNotification item={item} {...clock} />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

function OpenNotification({ item, now, timeZone }: { item: NotificationItem } & Clock) {
  const unread = item.readAt === null;
  return (
    <Form method="post">
      <input type="hidden" name="notificationId" value={item.id} />
      <button
        type="submit"
        name="intent"
        value="open"
        className="flex w-full items-start gap-3 px-4 py-3 text-start hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span
          aria-hidden="true"
          className={`mt-1.5 size-2 shrink-0 rounded-full ${unread ? "bg-accent" : "bg-transparent"}`}
        />
        <span className="min-w-0 flex-1">
          {unread ? <span className="sr-only">Unread: </span> : null}
          <span className={`block break-words ${unread ? "font-semibold" : ""}`}>{item.title}</span>
          {item.body ? <span className="block text-sm text-muted">{item.body}</span> : null}
        </span>
        <span className="shrink-0 text-sm text-muted">
          <Time value={item.createdAt} now={now} timeZone={timeZone} />
        </span>
      </button>
    </Form>
  );
}
