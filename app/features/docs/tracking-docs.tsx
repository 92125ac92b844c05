import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { type AboutProperty, aboutProperties } from "~/domain/attribution/about-form";
import type { EventType } from "~/domain/attribution/input";
import { stripeTypes } from "~/domain/attribution/event-words";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { CodeBlock } from "./code-block";

const form = `<form method="post" action="/sign-up">
  <input type="hidden" name="fl_click">
  …
</form>`;

function event(origin: string) {
  return `curl ${origin}/api/v1/events \\
  -H "Authorization: Bearer $FAIRLEAD_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "events": [ {
    "id": "signup-4711",
    "type": "account.created",
    "occurredAt": "'"$(date -u +%FT%TZ)"'",
    "account": { "externalId": "4711", "email": "ada@example.com", "company": "Example" },
    "attribution": { "clickId": "'"$FL_CLICK"'" }
  } ] }'`;
}

const laterEvents: Record<Exclude<EventType, "account.created">, string> = {
  "trial.started": "a trial began.",
  "feature.activated": "something of the product is in use; feature says what.",
  "invoice.paid": "money came in. It needs invoiceId, amountMinor (cents, yen, fils) and currency.",
  "invoice.refunded":
    "money went back, all of an invoice or a part. It needs the same three; rewards go back in proportion.",
  "subscription.canceled": "the account has ended.",
};

const invoice = `{
  "id": "payment-9001",
  "type": "invoice.paid",
  "occurredAt": "2026-12-01T00:05:00Z",
  "account": { "externalId": "4711" },
  "invoiceId": "INV-2026-118",
  "amountMinor": 480000,
  "currency": "USD"
}`;

const stripe = `stripe.checkout.sessions.create({
  …
  client_reference_id: accountId,
  metadata: { fl_click: clickId },
});`;

/** The values that a property takes, as its JSON Schema says. */
function valuesOf({ enum: names, description, minimum, maximum }: AboutProperty): string {
  if (names) return names.join(", ");
  return description ?? `a whole number from ${minimum} to ${maximum}`;
}

/** How the vendor's site hands a click on to the sign-up. `origin` is this installation's address. */
export function TrackingDocs({ origin }: { origin: string }) {
  return (
    <>
      <PageHeader
        title="Tracking"
        description="From a partner's link to the sign-up, and from there to what the partner earns."
      />
      <div className="prose docs max-w-3xl">
        <p>
          Whoever follows a partner's link arrives at your site with <code>fl_click=click_…</code> in the address. When
          they sign up, tell Fairlead that id: in the window that the program's rules give, the account is the
          partner's.
        </p>
        <h2>1. Keep the id</h2>
        <p>Put this on every page that links may lead to. It weighs less than 2 kB and needs nothing else.</p>
        <CodeBlock label="HTML" code={`<script src="${origin}/kit.js" data-days="90" defer></script>`} />
        <ul>
          <li>
            The id is kept in a first-party cookie, <code>fl_click</code>, for <code>data-days</code> days (1 to 400).
          </li>
          <li>
            With <code>data-domain="example.com"</code> all subdomains share it.
          </li>
          <li>
            Where cookies are blocked, links and forms of the same site carry the id in their address, so that it is
            there on the next page.
          </li>
          <li>
            A link with <code>data-fl-pass</code> carries the id to another host, such as your application's.
          </li>
        </ul>
        <h2>2. Send it with your form</h2>
        <p>Hidden fields of this name are filled, also in forms that appear later.</p>
        <CodeBlock label="HTML" code={form} />
        <p>
          Without a form, a script of yours finds the id in <code>window.fairlead.clickId</code>. A server can read the
          parameter <code>fl_click</code> of the first request and keep it in its own session; it needs no script then.
        </p>
        <h2>3. Report the sign-up</h2>
        <p>From your server, with a key that an admin of the portal makes under API keys:</p>
        <CodeBlock label="Shell" code={event(origin)} />
        <p>
          What an event's <code>data</code> holds is kept and shown. Five of its names are read, for fit and the
          conditions of rewards, where their values can be:
        </p>
        <ul>
          {Object.entries(aboutProperties).map(([name, property]) => (
            <li key={name}>
              <code>{name}</code>: {valuesOf(property)}
            </li>
          ))}
        </ul>
        <p>
          <code>occurredAt</code> is when it happened. A click after the sign-up, which is the earliest event of an
          account, brought nobody.
        </p>
        <h2>4. Report what follows</h2>
        <p>
          Later events need the account's <code>externalId</code> and no click. Each <code>id</code> counts once, so a
          report may be sent again.
        </p>
        <ul>
          {Object.entries(laterEvents).map(([type, words]) => (
            <li key={type}>
              <code>{type}</code>: {words}
            </li>
          ))}
        </ul>
        <CodeBlock label="JSON" code={invoice} />
        <p>
          All fields and answers are on the page about the{" "}
          <Link className="link" to={paths.apiDocs()}>
            REST API
          </Link>
          .
        </p>
        <h2>Payments by Stripe</h2>
        <p>
          Point a Stripe webhook at <code>{origin}/webhooks/stripe</code>, for these events:{" "}
          {stripeTypes.map((type, index) => (
            <Fragment key={type}>
              {index > 0 ? ", " : null}
              <code>{type}</code>
            </Fragment>
          ))}
          . Without <code>invoice_payment.paid</code>, refunds find no invoice.
        </p>
        <p>Create checkouts with your account's id and the click:</p>
        <CodeBlock label="JavaScript" code={stripe} />
        <p>
          Conditions of each program, such as the window and whose click counts, stand on its{" "}
          <Link className="link" to={paths.programs()}>
            public page
          </Link>
          .
        </p>
      </div>
    </>
  );
}
