import { paths } from "~/paths";
import { Tabs } from "~/ui/primitives/tabs";

/** The two pages about one's own organisation. */
export function OrganisationTabs({ current }: { current: "profile" | "team" }) {
  return (
    <Tabs
      label="Organisation"
      tabs={[
        { label: "Profile", to: paths.portal.organisation(), current: current === "profile" },
        { label: "Team", to: paths.portal.team(), current: current === "team" },
      ]}
    />
  );
}
