import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getSignedTerms } from "~/domain/programs/views/signed-terms";
import { SignedTermsList } from "~/features/programs/signed-terms-list";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Signed terms · Fairlead" }];

export const loader = pageLoader({ permission: "portal.enter" }, ({ ctx }) => getSignedTerms(ctx, ctx.actor.partnerId));

export default function SignedTerms() {
  return (
    <>
      <PageHeader title="Signed terms" breadcrumbs={[{ label: "Program", to: paths.portal.program() }]} />
      <SignedTermsList page={useLoaderData<typeof loader>()} />
    </>
  );
}
