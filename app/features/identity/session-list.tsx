import { Form } from "@remix-run/react";
import { Button } from "~/ui/primitives/button";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";

export type SessionListProps = {
  sessions: readonly { id: string; device: string; network: string; lastSeenAt: Date; current: boolean }[];
  now: Date;
  timeZone: string;
};

/** Where one is signed in, with a way to end each of them. */
export function SessionList({ sessions, now, timeZone }: SessionListProps) {
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              {session.device} {session.current ? <Tag>This device</Tag> : null}
            </p>
            <p className="text-sm text-muted">
              {session.network} · last used <Time value={session.lastSeenAt} now={now} timeZone={timeZone} />
            </p>
          </div>
          {session.current ? null : (
            <Form method="post">
              <input type="hidden" name="sessionId" value={session.id} />
              <Button size="sm" name="intent" value="end-session">
                Sign out
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
