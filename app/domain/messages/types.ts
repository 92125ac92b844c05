import type { NoticeKind } from "./words";

/**
 * Somebody who is told something, for the organisation to which they belonged when they were chosen (null for the vendor's
 * people); dates are shown in `timeZone` (IANA).
 */
export type Recipient = { userId: string; name: string; email: string; timeZone: string; partnerId: string | null };

/** A rendered mail on its way into the outbox. */
export type NewMail = {
  /** The same whenever its cause is handled again: at most 256 printable ASCII characters. */
  idempotencyKey: string;
  template: string;
  recipient: string;
  /** The account behind the address, when there is one. */
  userId: string | null;
  subject: string;
  html: string;
  text: string;
  /** Where a post stops mails that may be stopped; no such mail without it. */
  unsubscribeUrl?: string;
};

/** One line of what is new; `href` is a path of this app. */
export type NewNotification = {
  idempotencyKey: string;
  userId: string;
  /** Whose news it is; null for the vendor's people. */
  partnerId: string | null;
  /** What its reader must be allowed to follows from it. */
  kind: NoticeKind;
  title: string;
  body: string;
  href: string;
};

/** A mail as it is handed to the provider. */
export type OutgoingMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  idempotencyKey: string;
  tags: Record<string, string>;
  unsubscribeUrl?: string;
};

/** What the provider made of it. */
export type DeliveryOutcome =
  | { outcome: "sent"; providerId: string }
  | { outcome: "kept" }
  | { outcome: "retry"; reason: string; afterSeconds?: number }
  | { outcome: "refused"; reason: string };

export type MailStatus = "waiting" | "sent" | "refused" | "kept";
