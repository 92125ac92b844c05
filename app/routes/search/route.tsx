import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { search } from "~/domain/leads/views/search";
import { AppFrame } from "~/features/shell/app-frame";
import { paths } from "~/paths";
import { Button } from "~/ui/primitives/button";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";
import { loadShell } from "~/web/shell.server";

export const meta: MetaFunction = () => [{ title: "Search · Fairlead" }];

const query = z.strictObject({ q: z.string().max(200).default("") });

/** Feeds the command palette, and is a page of its own without JavaScript. */
export const loader = pageLoader({ permission: "account.own", query }, async ({ ctx, query: { q }, context }) => {
  const [found, frame] = await Promise.all([search(ctx, q), loadShell(ctx, context)]);
  const lead = ctx.actor.kind === "partner" ? paths.portal.lead : paths.desk.lead;
  const items = [
    ...found.leads.map(({ id, companyName, domain, status }) => ({
      id,
      label: companyName,
      to: lead(id),
      group: "Leads",
      note: `${domain} · ${status}`,
    })),
    ...found.partners.map(({ id, legalName, kind }) => ({
      id,
      label: legalName,
      to: paths.desk.partner(id),
      group: "Partners",
      note: kind,
    })),
  ];
  return { q, items, frame };
});

export default function Search() {
  const { q, items, frame } = useLoaderData<typeof loader>();
  return (
    <AppFrame frame={frame}>
      <PageHeader title="Search" />
      <Form method="get" role="search" className="mb-6 flex max-w-lg gap-2">
        <input className="input" type="search" name="q" defaultValue={q} aria-label="Search" maxLength={200} />
        <Button>Search</Button>
      </Form>
      {q && items.length === 0 ? <p className="text-muted">Nothing found for “{q}”.</p> : null}
      <ul className="grid gap-2">
        {items.map((item) => (
          <li key={item.id}>
            <Link className="link" to={item.to}>
              {item.label}
            </Link>{" "}
            <span className="text-sm text-muted">{item.note}</span>
          </li>
        ))}
      </ul>
    </AppFrame>
  );
}
