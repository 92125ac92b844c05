import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { flagListQuery } from "~/domain/fraud/input";
import { fraudRules } from "~/domain/fraud/types";
import { listDeskFlags } from "~/domain/fraud/views/flags";
import { fraudRuleLabels } from "~/domain/fraud/rule-words";
import { listPartnerChoices } from "~/domain/partners/views/partner-choices";
import { FlagGroups } from "~/features/fraud/flag-groups";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { FilterBar } from "~/ui/table/filter-bar";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Flags · Fairlead" }];

export const loader = pageLoader({ permission: "fraud.handle", query: flagListQuery }, async ({ ctx, query }) => {
  const [list, partners] = await Promise.all([listDeskFlags(ctx, query), listPartnerChoices(ctx)]);
  return { list, partners };
});

const rules = fraudRules.map((rule) => ({ value: rule, label: fraudRuleLabels[rule] }));

export default function Flags() {
  const { list, partners } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Flags"
        description="What the rules found. A flag holds money at most; people decide."
        actions={<ButtonLink to={paths.desk.flagReport()}>How often rules are wrong</ButtonLink>}
      />
      <Tabs
        label="Flags"
        tabs={[
          { label: "Open", to: paths.desk.flags(), current: list.open },
          { label: "Decided", to: paths.desk.flags({ show: "decided" }), current: !list.open },
        ]}
      />
      <FilterBar
        keep={["show"]}
        filters={[
          { name: "partner", label: "Partner", options: partners },
          { name: "rule", label: "Rule", options: rules },
        ]}
      />
      {list.full ? (
        <p className="mb-3 text-muted">The first 300 are shown; choose a partner to see the others.</p>
      ) : null}
      <FlagGroups list={list} />
    </>
  );
}
