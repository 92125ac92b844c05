import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { createLink } from "~/domain/attribution/commands/create-link";
import { newLinkInput } from "~/domain/attribution/link-form";
import { getLinkChoices } from "~/domain/attribution/views/links";
import { NewLinkForm } from "~/features/links/link-form";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "New link · Fairlead" }];

const query = z.strictObject({ program: z.string().max(60).optional() });

export const loader = pageLoader({ permission: "portal-link.manage", query }, async ({ ctx, query: { program } }) => {
  const programs = await getLinkChoices(ctx);
  const chosen = programs.find(({ programId }) => programId === program) ?? programs[0];
  return { programs, programId: chosen?.programId ?? null };
});

export const action = formAction({
  "": intent({
    permission: "portal-link.manage",
    input: newLinkInput,
    run: async ({ ctx, input }) =>
      goTo(paths.portal.link(await createLink(ctx, input)), { toast: "Your link is ready." }),
  }),
});

export default function NewLink() {
  const { programs, programId } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="New link" breadcrumbs={[{ label: "Links", to: paths.portal.links() }]} />
      {programs.length > 1 ? (
        <Tabs
          label="Program"
          tabs={programs.map((program) => ({
            label: program.name,
            to: paths.portal.newLink(program.programId),
            current: program.programId === programId,
          }))}
        />
      ) : null}
      {programId ? (
        <NewLinkForm key={programId} programs={programs} programId={programId} failure={failure} />
      ) : (
        <Callout tone="info" title="No program to make a link for">
          As soon as your organisation is active in a program, you can make links for it here.
        </Callout>
      )}
    </>
  );
}
