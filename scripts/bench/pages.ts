import { paths } from "~/paths";
import { leadForm } from "./lead-form";

/** Whose session a page is asked with. */
export type Viewer = "partner" | "manager";

export type BenchPage = {
  name: string;
  viewer: Viewer;
  path: string;
  /** Of a form that is posted; every request is a new one. */
  body?: (number: number) => { text: string; facts: string[] };
};

/** A word that many of the made companies have in their name. */
const searched = "energy";

/** The pages that the bench measures. @param leadId one of the bench partner's accepted leads */
export function benchPages(leadId: string, programId: string): BenchPage[] {
  const { portal, desk } = paths;
  return [
    { name: "partner's list", viewer: "partner", path: `${portal.leads()}?status=accepted` },
    { name: "name search", viewer: "partner", path: `${portal.leads()}?q=${searched}` },
    { name: "review queue", viewer: "manager", path: desk.queue() },
    { name: "lead page", viewer: "partner", path: portal.lead(leadId) },
    {
      name: "submission",
      viewer: "partner",
      path: portal.newLead(),
      body: (number) => leadForm(programId, number),
    },
  ];
}

/** Further lists whose plans are looked at: every sort, filter and page that has a shape of its own. */
export function listsToExplain(partnerId: string): Pick<BenchPage, "name" | "viewer" | "path">[] {
  const portal = paths.portal.leads();
  const desk = paths.desk.leads();
  const of = (viewer: Viewer, path: string) => (query: string) => ({
    name: `${path}?${query}`,
    viewer,
    path: `${path}?${query}`,
  });
  const common = [
    "sort=company",
    "sort=due",
    "sort=-value",
    "stage=won",
    "stage=qualified&sort=due",
    "status=rejected&sort=company",
  ];
  return [
    ...[...common, "q=energy&sort=company", "q=zzyzx"].map(of("partner", portal)),
    ...[...common, "", "q=energy", "q=energy+united", "q=zzyzx", `partner=${partnerId}&status=accepted`].map(
      of("manager", desk),
    ),
    ...[paths.portal.home(), paths.desk.home(), paths.desk.assign(), `${paths.search()}?q=energy`].map((path) => ({
      name: path,
      viewer: path.startsWith("/portal") ? ("partner" as const) : ("manager" as const),
      path,
    })),
  ];
}
