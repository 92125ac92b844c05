import type { Filter } from "~/ui/table/filter-bar";

/** What a program's pilot earned is marked for ever; lists of money can show it alone, or leave it out. */
export const pilotFilter: Filter = {
  name: "pilot",
  label: "Pilot",
  options: [
    { value: "yes", label: "Pilot only" },
    { value: "no", label: "Without pilot" },
  ],
};
