import { paths } from "~/paths";
import { Tabs } from "~/ui/primitives/tabs";

type Props = {
  current: "profile" | "team" | "payout";
  /** Whether this person may say where the organisation's money goes. */
  manages: boolean;
};

/** The pages about one's own organisation. */
export function OrganisationTabs({ current, manages }: Props) {
  return (
    <Tabs
      label="Organisation"
      tabs={[
        { label: "Profile", to: paths.portal.organisation(), current: current === "profile" },
        { label: "Team", to: paths.portal.team(), current: current === "team" },
        ...(manages
          ? [{ label: "Payout details", to: paths.portal.payoutProfile(), current: current === "payout" }]
          : []),
      ]}
    />
  );
}
