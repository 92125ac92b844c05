import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { BookOpen } from "lucide-react";
import { listProgramsForEverybody } from "~/domain/onboarding/views/public-programs";
import { programTones } from "~/features/onboarding/program-tones";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { allowCaching } from "~/web/cacheable.server";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [
  { title: "Programs · Fairlead" },
  { name: "description", content: "Partner, customer and community programs: what qualifies, what it pays, and when." },
];

export const loader = pageLoader({ permission: "public" }, async ({ ctx, context }) => {
  const programs = await listProgramsForEverybody(ctx);
  allowCaching(context);
  return { programs };
});

export default function Programs() {
  const { programs } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Programs"
        description="Every lead gets a fair, fast and explained decision. Read what each program asks and what it pays."
      />
      {programs.length === 0 ? (
        <EmptyState icon={BookOpen} title="No program is open yet">
          Programs stand here as soon as they take applications.
        </EmptyState>
      ) : (
        <ul className="grid max-w-3xl gap-4">
          {programs.map(({ id, slug, name, kind, status, summary }) => (
            <li key={id}>
              <Panel>
                <div className="flex flex-wrap items-center gap-x-3">
                  <h2 className="text-base font-semibold">
                    <Link className="link" to={paths.programPage(slug)}>
                      {name}
                    </Link>
                  </h2>
                  {status === "live" ? null : <Tag>{status === "pilot" ? "Pilot" : "Paused"}</Tag>}
                </div>
                <p className="text-sm text-muted">{programTones[kind].audience}</p>
                <p className="mt-2 whitespace-pre-line">{summary || programTones[kind].pitch}</p>
              </Panel>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
