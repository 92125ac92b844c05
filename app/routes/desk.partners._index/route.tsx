import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type PartnerKind, partnerKinds } from "~/domain/partners/input";
import { listPartnersForDesk } from "~/domain/partners/views/partners";
import { PartnerTable } from "~/features/partners/partner-table";
import { paths } from "~/paths";
import { optionsOf } from "~/ui/form/options-of";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { FilterBar } from "~/ui/table/filter-bar";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Partners · Fairlead" }];

const query = z.strictObject({
  q: z.string().max(200).optional(),
  kind: z.enum(Object.keys(partnerKinds) as [PartnerKind]).optional(),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});

export const loader = pageLoader({ permission: "partner.read", query }, ({ ctx, query: given }) =>
  listPartnersForDesk(ctx, given),
);

const kinds = optionsOf(partnerKinds);

export default function Partners() {
  const { rows, next, previous, size, mayManage, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Partners"
        primary={
          mayManage ? (
            <ButtonLink variant="primary" to={paths.desk.newPartner()}>
              Take a partner in
            </ButtonLink>
          ) : undefined
        }
      />
      <FilterBar
        search={{ placeholder: "Search partners" }}
        filters={[{ name: "kind", label: "Kind", options: kinds }]}
      />
      <PartnerTable rows={rows} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
