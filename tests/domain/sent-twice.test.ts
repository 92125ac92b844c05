import { beforeAll, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { sendMessage } from "~/domain/leads/commands/send-message";
import { addContact } from "~/domain/partners/commands/change-organisation";
import { addPartnerNote } from "~/domain/partners/commands/add-partner-note";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let manager: VendorCtx;
let partner: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  manager = await world.vendor("Mara Keller", "partner_manager");
  partner = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});

const said = (leadId: string) =>
  database.db.selectFrom("leadMessages").select(["body", "kind"]).where("leadId", "=", leadId).execute();
const told = (leadId: string) =>
  database.db
    .selectFrom("journal")
    .select("kind")
    .where("leadId", "=", leadId)
    .where("kind", "in", ["lead.message_sent", "lead.note_added"])
    .execute();

it.each(["message", "note"] as const)("a %s that is sent many times at once is there once", async (kind) => {
  const leadId = await world.submit(partner, `Often Told of ${kind}`);
  const form = { leadId, kind, body: "Good news.", once: newId("msg") };
  const { won, broken } = await race(times(() => () => sendMessage(manager, form)));
  expect({ won, broken }).toEqual({ won: workers, broken: [] });
  expect(await said(leadId)).toEqual([{ body: "Good news.", kind }]);
  expect(await told(leadId)).toHaveLength(1);

  await expect(sendMessage(manager, { ...form, body: "Bad news." })).rejects.toMatchObject({ code: "already-done" });
  await expect(sendMessage(partner, { ...form, kind: "message" }), "by somebody else").rejects.toMatchObject({
    code: "already-done",
  });
  await sendMessage(manager, { ...form, body: "Bad news.", once: newId("msg") });
  expect(await said(leadId)).toHaveLength(2);
});

it("a contact that is added many times at once is there once", async () => {
  const contact = { name: "Casey Dunn", title: "", email: "casey@office.example", phone: "", once: newId("cont") };
  const { won, broken } = await race(times(() => () => addContact(partner, contact)));
  expect({ won, broken }).toEqual({ won: workers, broken: [] });
  const contacts = () => database.db.selectFrom("partnerContacts").select("name").execute();
  expect(await contacts()).toHaveLength(1);
  await expect(addContact(partner, { ...contact, name: "Cody Dunn" })).rejects.toMatchObject({ code: "already-done" });
  await addContact(partner, { ...contact, once: newId("cont") });
  expect(await contacts()).toHaveLength(2);
});

it("a note about a partner that is sent many times at once is there once", async () => {
  const { partnerId } = partner.actor;
  const note = { partnerId, body: "Prefers calls in the morning.", once: newId("note") };
  const { won, broken } = await race(times(() => () => addPartnerNote(manager, note)));
  expect({ won, broken }).toEqual({ won: workers, broken: [] });
  const noted = () => database.db.selectFrom("partnerNotes").select("body").execute();
  expect(await noted()).toHaveLength(1);
  await expect(addPartnerNote(manager, { ...note, body: "Never calls." })).rejects.toMatchObject({
    code: "already-done",
  });
  await addPartnerNote(manager, { ...note, once: newId("note") });
  expect(await noted()).toHaveLength(2);
});
