import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeProgramPage } from "~/domain/onboarding/commands/change-program-page";
import { programPageInput } from "~/domain/onboarding/input";
import { getProgramPageForm } from "~/domain/onboarding/views/public-programs";
import { ProgramPageForm } from "~/features/onboarding/program-page-form";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Public page of ${data?.name ?? "a program"} · Fairlead` },
];

export const loader = pageLoader({ permission: "program.manage" }, ({ ctx, params }) =>
  getProgramPageForm(ctx, params.programId ?? ""),
);

export const action = formAction({
  save: onRecord("programId", paths.desk.programPage)(
    "program.manage",
    programPageInput,
    changeProgramPage,
    "Saved. Caches show it within a minute.",
  ),
});

export default function ProgramPublicPage() {
  const page = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Public page"
        description="The rules and terms stand there by themselves, in the words of the version in force."
        breadcrumbs={[
          { label: "Programs", to: paths.desk.programs() },
          { label: page.name, to: paths.desk.program(page.programId) },
        ]}
        actions={<ButtonLink to={paths.programPage(page.slug)}>See the page</ButtonLink>}
      />
      <ProgramPageForm key={page.revision} page={page} failure={failure} />
    </>
  );
}
