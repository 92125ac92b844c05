import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { ApiEndpoint, type DescribedEndpoint } from "./api-endpoint";
import { CodeBlock } from "./code-block";

export type ApiGuide = {
  origin: string;
  scopes: { scope: string; words: string }[];
  endpoints: DescribedEndpoint[];
};

const problem = `HTTP/1.1 422 Unprocessable Entity
Content-Type: application/problem+json

{
  "type": "about:blank",
  "status": 422,
  "code": "invalid-input",
  "title": "Cannot be processed",
  "detail": "website: Please give a website, such as company.com.",
  "errors": [
    { "pointer": "/website", "detail": "Please give a website, such as company.com." }
  ]
}`;

const chapters = [
  { id: "keys", title: "Keys" },
  { id: "values", title: "Values" },
  { id: "pages", title: "Pages" },
  { id: "sending-again", title: "Sending again" },
  { id: "errors", title: "Errors" },
  { id: "calls", title: "Calls" },
];

/** What the REST API can do, for whoever writes against it. */
export function ApiDocs({ guide: { origin, scopes, endpoints } }: { guide: ApiGuide }) {
  return (
    <>
      <PageHeader title="REST API" description="For product, billing, CRM and other systems of the vendor." />
      <div className="prose docs max-w-3xl">
        <p>
          The same is described for programs in an{" "}
          <a className="link" href={paths.api.document()}>
            OpenAPI 3.1 document
          </a>
          . How links and sign-ups come together is on the page about{" "}
          <Link className="link" to={paths.trackingDocs()}>
            tracking
          </Link>
          .
        </p>
        <nav aria-label="On this page" className="docs-contents">
          <ul>
            {chapters.map(({ id, title }) => (
              <li key={id}>
                <a className="link" href={`#${id}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
          <ul>
            {endpoints.map(({ id, summary }) => (
              <li key={id}>
                <a className="link" href={`#${id}`}>
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <h2 id="keys">Keys</h2>
        <p>
          An admin of the portal makes a key under API keys and chooses what it may do. Send it with every call. It acts
          for the vendor: it reads all partners' records, as far as its scopes reach.
        </p>
        <CodeBlock label="Shell" code={`curl ${origin}/api/v1/leads -H "Authorization: Bearer $FAIRLEAD_API_KEY"`} />
        <DescriptionList items={scopes.map(({ scope, words }) => ({ term: scope, value: words }))} />
        <h2 id="values">Values</h2>
        <ul>
          <li>
            Amounts are whole numbers of the currency's smallest unit: <code>"valueMinor": 4800000</code> with{" "}
            <code>"currency": "USD"</code> are $48,000. They never exceed 2<sup>53</sup> − 1.
          </li>
          <li>Moments are ISO 8601 in UTC. Those that you send may be in any zone, but must name it.</li>
          <li>Answers may get new fields. None is taken away or changes its meaning within v1.</li>
        </ul>
        <h2 id="pages">Pages</h2>
        <p>
          A list answers with <code>data</code> and <code>nextCursor</code>. Give that as <code>cursor</code>, with the
          same other parameters, to get the next page; on the last one it is null. No row comes twice or is left out
          because others come in meanwhile. A parameter that is not known or cannot be read is refused.
        </p>
        <h2 id="sending-again">Sending again</h2>
        <p>
          With an <code>Idempotency-Key</code> of your own, a POST can be sent again when you do not know what became of
          it: for a day the same request gets the first one's answer. While the first is under way the answer is 409{" "}
          <code>in-flight</code>, with another body 422 <code>key-reused</code>. What was refused is not kept: it may
          succeed later with the same key.
        </p>
        <h2 id="errors">Errors</h2>
        <p>
          Errors are problem documents (RFC 9457). Programs look at <code>code</code>; <code>detail</code> is for
          people. <code>errors</code> names the fields or parameters, <code>reasons</code> says why a lead is not taken,
          such as <code>terms-not-accepted</code>. A key may make 3,000 calls a minute; beyond that, and when the
          database cannot be reached, <code>Retry-After</code> says when to come back.
        </p>
        <CodeBlock label="HTTP" code={problem} />
        <h2 id="calls">Calls</h2>
        {endpoints.map((endpoint) => (
          <ApiEndpoint key={endpoint.id} endpoint={endpoint} />
        ))}
      </div>
    </>
  );
}
