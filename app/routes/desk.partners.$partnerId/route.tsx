import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPartnerNote } from "~/domain/partners/commands/add-partner-note";
import { addNoteInput } from "~/domain/partners/input";
import { getPartnerForDesk } from "~/domain/partners/views/partners";
import { DeskPartnerPage } from "~/features/partners/desk-partner-page";
import { paths } from "~/paths";
import { onRecord } from "~/web/on-record.server";
import { formAction, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.legalName ?? "Partner"} · Fairlead` },
];

export const loader = pageLoader({ permission: "partner.read" }, ({ ctx, params }) =>
  getPartnerForDesk(ctx, params.partnerId ?? ""),
);

export const action = formAction({
  note: onRecord("partnerId", paths.desk.partner)("partner.manage", addNoteInput, addPartnerNote, "Kept."),
});

export default function Partner() {
  const partner = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <DeskPartnerPage partner={partner} failure={failure} />;
}
