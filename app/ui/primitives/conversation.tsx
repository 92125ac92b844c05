import type { ReactNode } from "react";
import { Avatar } from "./avatar";
import { Time } from "./time";

export type Message = {
  id: string;
  author: string;
  /** What the author is to the reader: "Partner manager", "Blue Harbour Agency". */
  role?: string;
  /** Plain text; line ends are kept. */
  text: string;
  at: Date;
  /** Written by the reader's own side. */
  own: boolean;
  /** Files, or a note such as "internal". */
  attachment?: ReactNode;
};

export type ConversationProps = {
  messages: readonly Message[];
  now: Date;
  timeZone: string;
  /** The form for the next message. */
  children?: ReactNode;
};

/** Questions and answers between two sides, oldest first, with the form for the next message at its end. */
export function Conversation({ messages, now, timeZone, children }: ConversationProps) {
  return (
    <div className="grid gap-4">
      <ol className="grid gap-4">
        {messages.map((message) => (
          <li key={message.id} className={message.own ? "flex flex-row-reverse gap-3" : "flex gap-3"}>
            <Avatar name={message.author} />
            <div className={message.own ? "grid justify-items-end gap-1" : "grid justify-items-start gap-1"}>
              <p className="text-sm text-muted">
                <span className="font-semibold text-ink">{message.author}</span>
                {message.role ? ` · ${message.role}` : ""} · <Time value={message.at} now={now} timeZone={timeZone} />
              </p>
              <div className={message.own ? "message message-own" : "message"}>{message.text}</div>
              {message.attachment}
            </div>
          </li>
        ))}
      </ol>
      {children}
    </div>
  );
}
