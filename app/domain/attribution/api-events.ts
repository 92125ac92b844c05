import { companyDomainOf } from "../partners/mail-providers";
import { judgeMoment } from "./fact-moment";
import { type EventInput, eventInput } from "./input";
import { readAbout } from "./about-form";
import type { InboundEvent } from "./types";

export type EventRefusal = { index: number; code: "invalid" | "in-the-future"; detail: string };

function toInbound(input: EventInput, source: string): InboundEvent {
  const { id, type, occurredAt, account, attribution, data } = input;
  return {
    source,
    eventId: id,
    type,
    occurredAt: new Date(occurredAt),
    account: { source: "product", externalId: account.externalId },
    raw: JSON.stringify(input),
    fact: {
      kind: type,
      aliases: [],
      email: account.email?.toLowerCase() ?? null,
      domain: companyDomainOf(account.domain) ?? companyDomainOf(account.email),
      company: account.company ?? null,
      clickId: attribution?.clickId ?? null,
      code: attribution?.code ?? null,
      leadId: attribution?.leadId ?? null,
      amountMinor: input.amountMinor === undefined ? null : String(input.amountMinor),
      currency: input.currency ?? null,
      invoiceId: input.invoiceId ?? null,
      paymentRefs: [],
      refundId: type === "invoice.refunded" ? `${source}:${id}` : null,
      creditNoteId: (type === "invoice.refunded" && input.creditNoteId) || null,
      feature: input.feature ?? null,
      about: readAbout(data).about,
    },
  };
}

/**
 * Reads the events of an API call one by one: a bad one never loses the others.
 * @param source under which name their ids count as the same
 */
export function readApiEvents(
  given: readonly unknown[],
  source: string,
  now: Date,
): { events: InboundEvent[]; rejected: EventRefusal[] } {
  const events: InboundEvent[] = [];
  const rejected: EventRefusal[] = [];
  given.forEach((one, index) => {
    const parsed = eventInput.safeParse(one);
    if (!parsed.success) {
      const detail = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "event"}: ${message}`);
      rejected.push({ index, code: "invalid", detail: detail.slice(0, 5).join(" ").slice(0, 500) });
      return;
    }
    const event = toInbound(parsed.data, source);
    const wrong = judgeMoment(event.occurredAt, now);
    if (wrong === "before-any") {
      rejected.push({ index, code: "invalid", detail: "occurredAt: This is before any event that there can be." });
    } else if (wrong === "still-to-come") {
      rejected.push({ index, code: "in-the-future", detail: "occurredAt: This moment is still to come." });
    } else {
      events.push(event);
    }
  });
  return { events, rejected };
}
