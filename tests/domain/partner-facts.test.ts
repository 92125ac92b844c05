import { beforeAll, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { screenNewLead } from "~/domain/fraud/commands/screen-lead";
import { changeLegalFacts, changeOrganisation } from "~/domain/partners/commands/change-organisation";
import { changeProfileInput } from "~/domain/partners/input";
import { getOrganisation } from "~/domain/partners/views/partners";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";

const database = testDatabase();
let world: World;
let manager: VendorCtx;
let ana: PartnerCtx;

const profile = { country: "US", size: "" as const, regions: "", industries: [] };

async function setWebsite(website: string): Promise<void> {
  const { revision } = await getOrganisation(ana);
  await changeOrganisation(ana, { ...profile, website, revision });
}
async function isFlagged(companyName: string): Promise<boolean> {
  const leadId = await world.submit(ana, companyName);
  await screenNewLead(world.ctxOf({ kind: "system" as const }), leadId);
  const flags = await world.db.selectFrom("fraudFlags").select("rule").where("leadId", "=", leadId).execute();
  return flags.some(({ rule }) => rule === "sameCompany");
}

beforeAll(async () => {
  world = await createWorld(database);
  manager = await world.vendor("Mara Keller", "partner_manager");
  ana = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});

it("a partner can type neither its kind nor its legal name", () => {
  const form = { country: "US", website: "", regions: "", industries: [], revision: "1" };
  expect(changeProfileInput.safeParse(form).success).toBe(true);
  for (const own of [{ kind: "customer" }, { legalName: "Somebody Else" }]) {
    expect(changeProfileInput.safeParse({ ...form, ...own }).success).toBe(false);
  }
});

it("a lead is the partner's own company also by a website or a name that it had before", async () => {
  expect(await isFlagged("Old Harbor Works")).toBe(false);
  await setWebsite("https://quiet-mill.com");
  await setWebsite("https://brightside.example");
  await setWebsite("");
  expect(await isFlagged("Quiet Mill")).toBe(true);

  const { partnerId } = ana.actor;
  const { revision } = await getOrganisation(ana);
  await changeLegalFacts(manager, { partnerId, legalName: "Lantern Partners", kind: "customer", revision });
  expect(await getOrganisation(ana)).toMatchObject({ legalName: "Lantern Partners", kind: "customer" });
  expect(await isFlagged("Brightside Agency")).toBe(true);
  expect(await isFlagged("Lantern Partners")).toBe(true);
  expect(await isFlagged("Unrelated Cedar")).toBe(false);
  await expect(
    changeLegalFacts(manager, { partnerId, legalName: "Third Name", kind: "customer", revision }),
  ).rejects.toMatchObject({ code: "changed-meanwhile" });
});
