import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getSignedTerms } from "~/domain/programs/views/signed-terms";
import { SignedTermsList } from "~/features/programs/signed-terms-list";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Terms signed by ${data?.partnerName ?? "a partner"} · Fairlead` },
];

export const loader = pageLoader({ permission: "partner.read" }, ({ ctx, params }) =>
  getSignedTerms(ctx, params.partnerId ?? ""),
);

export default function SignedTerms() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Signed terms"
        breadcrumbs={[
          { label: "Partners", to: paths.desk.partners() },
          { label: page.partnerName, to: paths.desk.partner(page.partnerId) },
        ]}
      />
      <SignedTermsList page={page} />
    </>
  );
}
