import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getProgramForEverybody } from "~/domain/onboarding/views/public-programs";
import { programTones } from "~/features/onboarding/program-tones";
import { PublicProgramPage } from "~/features/onboarding/public-program-page";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { allowCaching } from "~/web/cacheable.server";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data?.open
    ? [
        { title: `${data.name} · Fairlead` },
        { name: "description", content: data.summary || programTones[data.kind].pitch },
      ]
    : [{ title: "Program · Fairlead" }];

export const loader = pageLoader({ permission: "public" }, async ({ ctx, params, context }) => {
  const program = await getProgramForEverybody(ctx, params.slug ?? "");
  allowCaching(context);
  return program;
});

export default function Program() {
  const program = useLoaderData<typeof loader>();
  if (program.open) return <PublicProgramPage program={program} />;
  return (
    <>
      <PageHeader title="Not open yet" breadcrumbs={[{ label: "Programs", to: paths.programs() }]} />
      <Callout
        tone="info"
        title="This program is being prepared"
        action={<ButtonLink to={paths.programs()}>See all programs</ButtonLink>}
      >
        Its rules stand here as soon as it opens.
      </Callout>
    </>
  );
}
