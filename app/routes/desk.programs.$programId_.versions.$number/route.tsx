import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listShutOut } from "~/domain/onboarding/views/shut-out";
import { publishVersion } from "~/domain/programs/commands/publish-version";
import { draftInput } from "~/domain/programs/input";
import { getVersionPage } from "~/domain/programs/views/get-version";
import { VersionPage } from "~/features/programs/version-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Version ${data?.number ?? ""} of ${data?.programName ?? "a program"} · Fairlead` },
];

export const loader = pageLoader({ permission: "program.read" }, async ({ ctx, params }) => {
  const version = await getVersionPage(ctx, params.programId ?? "", params.number ?? "");
  return { ...version, shutOut: await listShutOut(ctx, version.programId, version.number) };
});

const onProgram = onRecord("programId", paths.desk.program);

export const action = formAction({
  publish: onProgram("program.manage", draftInput, publishVersion, "Published. It is in force, and partners are told."),
});

export default function Version() {
  const version = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <VersionPage version={version} shutOut={version.shutOut} failure={failure} />;
}
