import { Form } from "@remix-run/react";
import { Button } from "~/ui/primitives/button";
import { ManagedRow } from "~/ui/primitives/managed-row";
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
        <ManagedRow
          key={session.id}
          title={
            <>
              {session.device} {session.current ? <Tag>This device</Tag> : null}
            </>
          }
          note={
            <>
              {session.network} · last used <Time value={session.lastSeenAt} now={now} timeZone={timeZone} />
            </>
          }
        >
          {session.current ? null : (
            <Form method="post">
              <input type="hidden" name="sessionId" value={session.id} />
              <Button size="sm" name="intent" value="end-session">
                Sign out
              </Button>
            </Form>
          )}
        </ManagedRow>
      ))}
    </ul>
  );
}
