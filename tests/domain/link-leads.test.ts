import { beforeAll, describe, expect, it } from "vitest";
import { editLead } from "~/domain/leads/commands/edit-lead";
import { getLeadResource } from "~/domain/leads/views/api-leads";
import { getLeadEditForm } from "~/domain/leads/views/lead-form";
import { getLeadForPartner } from "~/domain/leads/views/get-lead";
import { getDeskLead } from "~/domain/sales/views/get-desk-lead";
import { acceptLead } from "~/domain/review/commands/decide-lead";
import { offerLead } from "~/domain/sales/commands/offer-lead";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { day } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, leadForm, type World } from "../support/factories";
import { reviewPoints } from "../support/lead-stages";

const database = testDatabase();
let world: World;
let agency: PartnerCtx;
let manager: VendorCtx;
let leadId: string;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  const tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  manager = await world.vendor("Mara Keller", "partner_manager");
  const clickId = await tools.click(await tools.link(agency.actor), new Date(world.clock.now().getTime() - day));
  const account = { externalId: "L-1", email: "kim@bright-hill.com", company: "Bright Hill" };
  await tools.report({ type: "account.created", account, attribution: { clickId } });
  await tools.settle();
  leadId = (await tools.attributed("L-1"))?.leadId ?? "";
});

describe("a link's lead", () => {
  const unknown = { employeeCount: null, seats: null, contactConsent: null };

  it("makes nothing up that nobody was asked for: on both pages and in the API", async () => {
    expect((await getLeadForPartner(agency, leadId)).fields).toMatchObject({ ...unknown, relationship: "" });
    expect((await getDeskLead(manager, leadId)).fields).toMatchObject({ ...unknown, relationship: "" });
    const integration = world.ctxOf({ kind: "integration", keyId: "key_1", name: "Test", scopes: new Set() } as never);
    expect(await getLeadResource(integration as never, leadId)).toMatchObject({ ...unknown, relationship: null });
  });

  it("scores nothing that nobody told", async () => {
    const { fit } = await getDeskLead(manager, leadId);
    expect(fit.items.map(({ outcome }) => outcome)).toEqual(fit.items.map(() => "unknown"));
    expect(fit.score).toBe(0);
  });

  it("keeps the address of whoever signed up when its partner changes the rest, whatever is sent", async () => {
    const stored = () =>
      world.db
        .selectFrom("leads")
        .select(["contactEmail", "useCase"])
        .where("id", "=", leadId)
        .executeTakeFirstOrThrow();
    const { contactEmail, ...told } = { ...leadForm("Bright Hill"), useCase: "One queue for all." };
    for (const fields of [told, { ...told, contactEmail }]) {
      const { revision, asksAddress } = await getLeadEditForm(agency, leadId);
      expect(asksAddress).toBe(false);
      await editLead(agency, { leadId, revision, fields });
      expect(await stored()).toEqual({ contactEmail: "kim@bright-hill.com", useCase: "One queue for all." });
    }
    const { relationship, contactConsent } = (await getDeskLead(manager, leadId)).fields;
    expect({ relationship, contactConsent }).toEqual({
      relationship: told.relationship,
      contactConsent: told.contactConsent,
    });
  });

  it("tells the address of whoever signed up on the desk, and not to the partner, which never had it", async () => {
    expect((await getDeskLead(manager, leadId)).fields.contactEmail).toBe("kim@bright-hill.com");
    expect((await getLeadForPartner(agency, leadId)).fields.contactEmail).toBe("");
    const form = await getLeadEditForm(agency, leadId);
    expect(form.values).toMatchObject({ companyName: "Bright Hill", contactEmail: "" });
    const submitted = await world.submit(agency, "Slate Harbor");
    expect((await getLeadForPartner(agency, submitted)).fields.contactEmail).toContain("@");
  });
});

describe("a link's lead of which little is known at first", () => {
  let tools: ReturnType<typeof attributionIn>;
  let accounts = 0;

  /** A lead that nobody knows anything of but its account's id. */
  async function bareLead() {
    tools = attributionIn(database, world);
    const clickId = await tools.click(await tools.link(agency.actor), new Date(world.clock.now().getTime() - day));
    const account = { externalId: `B-${++accounts}` };
    await tools.report({ id: `bare-${accounts}`, type: "account.created", account, attribution: { clickId } });
    await tools.settle();
    return { account, id: (await tools.attributed(account.externalId))?.leadId ?? "" };
  }
  const later = (account: object) =>
    tools.report({ id: `later-${accounts}`, type: "feature.activated", feature: "reports", account });
  const lead = (id: string) => world.db.selectFrom("leads").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  it("has contact and company once they are reported, and its company is claimed from then on", async () => {
    const { account, id } = await bareLead();
    expect(await lead(id)).toMatchObject({ contactEmail: "", domain: "", claim: "released" });
    await later({ ...account, email: "jo@slate-hill.com", company: "Slate Hill" });
    await tools.settle();
    expect(await lead(id)).toMatchObject({
      companyName: "Slate Hill",
      contactEmail: "jo@slate-hill.com",
      domain: "slate-hill.com",
      website: "https://slate-hill.com",
      claim: "holds",
    });
    const second = await bareLead();
    await later({ ...second.account, email: "al@slate-hill.com" });
    await tools.settle();
    expect(await lead(second.id)).toMatchObject({ domain: "slate-hill.com", claim: "waits" });
  });

  it("is looked at again: who hides at first that they are the partner themselves is found out", async () => {
    const { account, id } = await bareLead();
    const flags = () => world.db.selectFrom("fraudFlags").select("rule").where("leadId", "=", id).execute();
    expect(await flags()).toEqual([]);
    await later({ ...account, email: agency.actor.email });
    await tools.settle();
    expect((await flags()).map(({ rule }) => rule)).toContain("selfReferral");
  });

  it("is told to the rep that it is offered to", async () => {
    const { id } = await bareLead();
    const rep = await world.vendor("Rob Offered", "sales_rep");
    const at = async () => ({ leadId: id, revision: await world.revisionOf("leads", id) });
    await acceptLead(manager, { ...(await at()), checklist: reviewPoints, internalNote: "" });
    await offerLead(manager, { ...(await at()), repId: rep.actor.userId });
    await tools.settle();
    const mails = await world.db
      .selectFrom("outboxMails")
      .select("template")
      .where("template", "=", "lead-offered")
      .execute();
    expect(mails).toHaveLength(1);
  });
});
