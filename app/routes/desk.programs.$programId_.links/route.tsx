import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  changeDestinations,
  changeOfferPage,
  createOfferPage,
} from "~/domain/attribution/commands/change-destinations";
import { changeOfferPageInput, destinationsInput, newOfferPageInput } from "~/domain/attribution/link-form";
import { getProgramLinks } from "~/domain/attribution/views/program-links";
import { ProgramLinksPage } from "~/features/links/program-links-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Links of ${data?.name ?? "a program"} · Fairlead` },
];

export const loader = pageLoader({ permission: "program.manage" }, ({ ctx, params }) =>
  getProgramLinks(ctx, params.programId ?? ""),
);

const onProgram = onRecord("programId", paths.desk.programLinks);

export const action = formAction({
  destinations: onProgram("program.manage", destinationsInput, changeDestinations, "Saved. It counts within seconds."),
  "new-offer": onProgram("program.manage", newOfferPageInput, createOfferPage, "Added. Partners can use it now."),
  "change-offer": onProgram("program.manage", changeOfferPageInput, changeOfferPage, "Saved."),
});

export default function ProgramLinks() {
  const program = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <ProgramLinksPage program={program} failure={failure} />;
}
