import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { moveOpportunity } from "~/domain/sales/commands/work-opportunity";
import { moveOpportunityInput } from "~/domain/sales/input";
import { getPipeline } from "~/domain/sales/views/assignment";
import { PipelineBoard, PipelineList } from "~/features/sales/pipeline-page";
import { isoDateIn } from "~/kernel/time";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Pipeline · Fairlead" }];

const query = z.strictObject({ view: z.enum(["board", "list"]).default("board") });

export const loader = pageLoader({ permission: "lead.work", query }, async ({ ctx, query: { view } }) => ({
  view,
  pipeline: await getPipeline(ctx, false),
}));

export const action = formAction({
  move: intent({
    permission: "lead.work",
    input: moveOpportunityInput.extend({ leadId: z.string().max(60) }),
    run: async ({ ctx, input }) => {
      await moveOpportunity(ctx, input);
      return goTo(paths.desk.pipeline());
    },
  }),
});

export default function Pipeline() {
  const { view, pipeline } = useLoaderData<typeof loader>();
  const conflict = useActionData<typeof action>()?.errors[""]?.[0];
  return (
    <>
      <PageHeader title="Pipeline" />
      {conflict ? (
        <Callout tone="bad" title="Nothing was changed" live>
          {conflict}
        </Callout>
      ) : null}
      <Tabs
        label="View"
        tabs={[
          { label: "Board", to: paths.desk.pipeline(), current: view === "board" },
          { label: "List", to: paths.desk.pipeline({ view: "list" }), current: view === "list" },
        ]}
      />
      {view === "board" ? (
        <PipelineBoard cards={pipeline.open} today={isoDateIn(pipeline.now, pipeline.timeZone)} />
      ) : (
        <PipelineList label="Open opportunities" cards={pipeline.open} />
      )}
      {pipeline.closed.length > 0 ? (
        <section className="mt-8" aria-labelledby="closed">
          <h2 id="closed" className="mb-3 text-base font-semibold">
            Closed lately
          </h2>
          <PipelineList label="Closed opportunities" cards={pipeline.closed} />
        </section>
      ) : null}
    </>
  );
}
