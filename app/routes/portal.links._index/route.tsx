import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { linkListQuery, linkSortNames } from "~/domain/attribution/link-query";
import { linkContexts, shareTexts } from "~/domain/attribution/link-words";
import { getLinkChoices, listLinkPage } from "~/domain/attribution/views/links";
import { getReferralHomes } from "~/domain/reporting/views/referral-home";
import { LinkTable } from "~/features/links/link-table";
import { ReferralHome } from "~/features/links/referral-home";
import { paths } from "~/paths";
import { optionsOf } from "~/ui/form/options-of";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { FilterBar } from "~/ui/table/filter-bar";
import { parseSort } from "~/ui/table/list-url";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Links · Fairlead" }];

export const loader = pageLoader(
  { permission: "portal-link.manage", query: linkListQuery },
  async ({ ctx, query, context }) => {
    const { partner: _partner, ...own } = query;
    const [page, programs, homes] = await Promise.all([
      listLinkPage(ctx, own),
      getLinkChoices(ctx),
      getReferralHomes(ctx),
    ]);
    const { env, vendorName } = context.services;
    const urlOf = (code: string) => `${env.APP_URL}${paths.link(code)}`;
    const shared = (url: string, productName: string) =>
      shareTexts({ url, product: productName || vendorName, headline: "" });
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, url: urlOf(row.code) })),
      programs: programs.map(({ programId, name }) => ({ value: programId, label: name })),
      homes: homes.map((home) => {
        const url = urlOf(home.code);
        return { ...home, url, texts: shared(url, home.productName) };
      }),
    };
  },
);

export default function Links() {
  const { rows, programs, homes, next, previous, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const [first] = programs;
  const create = first ? (
    <ButtonLink variant="primary" to={paths.portal.newLink(params.get("program") ?? first.value)}>
      New link
    </ButtonLink>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Links"
        description="Whoever signs up through a link of yours counts as brought by you."
        primary={create}
      />
      <div className="mb-5 grid gap-5 empty:hidden">
        {homes.map((home) => (
          <ReferralHome key={home.programId} home={home} now={now} timeZone={timeZone} />
        ))}
      </div>
      <FilterBar
        search={{ placeholder: "Search names and codes" }}
        filters={[
          ...(programs.length > 1 ? [{ name: "program", label: "Program", options: programs }] : []),
          { name: "context", label: "Used in", options: optionsOf(linkContexts) },
        ]}
      />
      <LinkTable
        side="partner"
        rows={rows}
        sort={parseSort(params.get("sort"), linkSortNames, { by: "created", direction: "desc" })}
        href={paths.portal.link}
        action={create}
      />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
