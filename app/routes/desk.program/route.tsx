import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BookOpen } from "lucide-react";
import { getProgramsForDesk } from "~/domain/commissions/views/program-page";
import { RulesPanels } from "~/features/programs/rules-panels";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Program · Fairlead" }];

export const loader = pageLoader({ permission: "program.read" }, async ({ ctx }) => ({
  programs: await getProgramsForDesk(ctx),
}));

export default function Program() {
  const { programs } = useLoaderData<typeof loader>();
  if (programs.length === 0) {
    return (
      <>
        <PageHeader title="Program" />
        <EmptyState icon={BookOpen} title="No program yet">
          A program with published rules is needed before partners can submit leads.
        </EmptyState>
      </>
    );
  }
  return programs.map((program) => (
    <section key={program.id}>
      <PageHeader
        title={program.name}
        description={`Version ${program.number}, ${program.status}. Leads stay on the version they were submitted under.`}
      />
      <div className="grid max-w-3xl gap-5">
        <RulesPanels rules={program.rules} />
      </div>
    </section>
  ));
}
