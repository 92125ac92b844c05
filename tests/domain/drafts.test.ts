import { beforeAll, describe, expect, it } from "vitest";
import type { PartnerCtx } from "~/domain/context";
import { saveDraft } from "~/domain/leads/commands/save-draft";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, leadForm, type World } from "../support/factories";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let partner: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  partner = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "member");
});

const draftsOf = (id: string) => world.db.selectFrom("leadDrafts").select("id").where("id", "=", id).execute();
const leadsOf = (id: string) => world.db.selectFrom("leads").select("id").where("id", "=", id).execute();
const save = (draftId: string) =>
  saveDraft(partner, { draftId, programId: world.programId, values: { companyName: "Typed later" } });
const submit = (leadId: string, companyName: string) =>
  submitLead(partner, { leadId, programId: world.programId, source: "portal", fields: leadForm(companyName) });
const refused = "already-done: This lead has been submitted already. To change it, open it in your leads.";

describe("a draft", () => {
  it("is not saved once more after it was submitted", async () => {
    const id = newId("lead");
    await save(id);
    await submit(id, "Submitted Company");
    const { lost } = await race([() => save(id)]);
    expect(lost).toEqual([refused]);
    expect(await draftsOf(id)).toEqual([]);
  });

  it("that is saved and submitted at once is one lead and no draft", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = newId("lead");
      const { lost, broken } = await race(
        times((number) => () => (number % 2 ? save(id) : submit(id, `Hurried Company ${round}`))),
      );
      expect(broken).toEqual([]);
      for (const sentence of lost) expect(sentence).toBe(refused);
      expect(await leadsOf(id)).toHaveLength(1);
      expect(await draftsOf(id)).toEqual([]);
    }
  });
});
