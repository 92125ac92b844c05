import type { Resend } from "resend";
import type { Mail, Mailer, MailOutcome } from "./mailer";

export type ResendMailerOptions = {
  apiKey: string;
  /** Sender, e.g. `Northwind Partners <partners@northwind.example>`; its domain must be verified at Resend. */
  from: string;
  /** Another address of the API, for tests. */
  baseUrl?: string;
  /** How long one attempt may take; 10 s unless given. */
  timeoutMs?: number;
};

const oneAddress = /^[^\s,;<>"]+@[^\s,;<>"]+$/;
const printableKey = /^[\x21-\x7e]{1,256}$/;

/** Faults of our settings, not of the mail: it waits until they are mended instead of being lost. */
const settingsErrors: readonly string[] = [
  "missing_api_key",
  "invalid_api_key",
  "restricted_api_key",
  "invalid_access",
  "invalid_from_address",
  "invalid_region",
  "not_found",
  "method_not_allowed",
];
const settingsWaitSeconds = 300;
const quotaWaitSeconds = 3_600;

/** Sends through Resend. Two attempts with the same idempotency key deliver one mail (Resend keeps keys for 24 hours). */
export function createResendMailer({ apiKey, from, baseUrl, timeoutMs = 10_000 }: ResendMailerOptions): Mailer {
  // Loaded by the first mail: the start does not wait for it.
  let loading: Promise<Resend> | undefined;
  const load = async () => {
    const { Resend } = await import("resend");
    return new Resend(apiKey, baseUrl === undefined ? undefined : { baseUrl });
  };
  // The reason is stored and shown, so an answer that repeats the key must not carry it there.
  const clean = (message: string) => message.replaceAll(apiKey, "[redacted]").slice(0, 300);

  async function send(mail: Mail): Promise<MailOutcome> {
    if (!oneAddress.test(mail.to)) return { outcome: "refused", reason: "The recipient is not one e-mail address" };
    if (!printableKey.test(mail.idempotencyKey)) return { outcome: "refused", reason: "Malformed idempotency key" };
    loading ??= load();
    const resend = await loading;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const { data, error, headers } = await resend.emails.send(
        {
          from,
          to: mail.to,
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          tags: toTags(mail.tags),
          headers: unsubscribeHeaders(mail.unsubscribeUrl),
        },
        { idempotencyKey: mail.idempotencyKey, signal },
      );
      // The types promise an id or an error; what arrives is whatever answered at that address.
      if (typeof data?.id === "string" && data.id !== "") return { outcome: "sent", providerId: data.id };
      if (signal.aborted) return { outcome: "retry", reason: `No answer within ${timeoutMs / 1000} s` };
      return outcomeOf(error, headers?.["retry-after"], clean);
    } catch (error) {
      const reason = signal.aborted ? `No answer within ${timeoutMs / 1000} s` : clean(String(error));
      return { outcome: "retry", reason };
    }
  }

  return { send };
}

/** One-click unsubscribing, RFC 8058. */
function unsubscribeHeaders(url: string | undefined): Record<string, string> | undefined {
  return url === undefined
    ? undefined
    : { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

function outcomeOf(
  error: { name?: unknown; message?: unknown; statusCode?: unknown } | null,
  retryAfter: string | undefined,
  clean: (message: string) => string,
): MailOutcome {
  const name = typeof error?.name === "string" ? error.name : "unknown_error";
  const status = typeof error?.statusCode === "number" ? error.statusCode : null;
  const reason = clean(`${name}: ${typeof error?.message === "string" ? error.message : "no explanation"}`);
  const seconds = /^\d{1,6}$/.test(retryAfter ?? "") ? Number(retryAfter) : undefined;

  if (name === "rate_limit_exceeded") return { outcome: "retry", reason, afterSeconds: seconds ?? 1 };
  if (name === "daily_quota_exceeded" || name === "monthly_quota_exceeded") {
    return { outcome: "retry", reason, afterSeconds: seconds ?? quotaWaitSeconds };
  }
  if (name === "concurrent_idempotent_requests") return { outcome: "retry", reason, afterSeconds: seconds ?? 1 };
  // 403 with any name: the domain is not verified, or only test addresses are allowed yet.
  if (settingsErrors.includes(name) || status === 401 || status === 403) {
    return { outcome: "retry", reason, afterSeconds: seconds ?? settingsWaitSeconds };
  }
  const isOurFault = status !== null && status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  return isOurFault ? { outcome: "refused", reason } : { outcome: "retry", reason, afterSeconds: seconds };
}

/** Resend takes ASCII letters, digits, "_" and "-" in tags and refuses the whole mail for anything else. */
function toTags(tags: Record<string, string> = {}): { name: string; value: string }[] {
  const plain = (text: string) => text.replace(/[^a-zA-Z0-9_-]/g, "_").slice(0, 256);
  return Object.entries(tags).map(([name, value]) => ({ name: plain(name), value: plain(value) }));
}
