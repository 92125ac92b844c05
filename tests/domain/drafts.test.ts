import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { PartnerCtx } from "~/domain/context";
import { attachEvidence } from "~/domain/leads/commands/attach-evidence";
import { saveDraft } from "~/domain/leads/commands/save-draft";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, leadForm, type World } from "../support/factories";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let partner: PartnerCtx;
/** Keys of the files that are stored. */
const stored = new Set<string>();

beforeAll(async () => {
  world = await createWorld(database);
  const member = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "member");
  // Its files are stored in memory, and each of them is a text.
  const put = async (key: string, bytes: Uint8Array) => {
    stored.add(key);
    return { size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  const files = { put, delete: async (key: string) => void stored.delete(key) };
  const sniffFileType = async () => ({ contentType: "text/plain", extension: "txt" });
  partner = { ...member, files, sniffFileType } as unknown as PartnerCtx;
});

const draftsOf = (id: string) => world.db.selectFrom("leadDrafts").select("id").where("id", "=", id).execute();
const leadsOf = (id: string) => world.db.selectFrom("leads").select("id").where("id", "=", id).execute();
const save = (draftId: string) =>
  saveDraft(partner, { draftId, programId: world.programId, values: { companyName: "Typed later" } });
const submit = (leadId: string, companyName: string) =>
  submitLead(partner, { leadId, programId: world.programId, source: "portal", fields: leadForm(companyName) });
const refused = "already-done: This lead has been submitted already. To change it, open it in your leads.";

const filesOf = (leadId: string) =>
  world.db.selectFrom("leadFiles").select("name").where("leadId", "=", leadId).execute();
/** What is stored is what is noted: nothing else can be found again to be shown or erased. */
async function expectNothingLeft(): Promise<void> {
  const noted = await world.db.selectFrom("leadFiles").select("storageKey").execute();
  expect([...stored].sort()).toEqual(noted.map(({ storageKey }) => storageKey).sort());
}
const text = (name: string) => new File([`Minutes of ${name}`], `${name}.txt`);
const submitWith = (leadId: string, companyName: string, evidence: File, fields = leadForm(companyName)) =>
  submitLead(partner, { leadId, programId: world.programId, source: "portal", fields, evidence });

describe("a form that is sent again", () => {
  it("is one lead, and never another company's", async () => {
    const id = newId("lead");
    await submit(id, "First Tab");
    await submit(id, "First Tab");
    await expect(submit(id, "Second Tab")).rejects.toMatchObject({ code: "already-done" });
    expect(await leadsOf(id)).toHaveLength(1);
  });

  it("keeps its file once, also when both arrive together", async () => {
    const id = newId("lead");
    const { broken, lost } = await race(times(() => () => submitWith(id, "Hasty Filing", text("call"))));
    expect([broken, lost]).toEqual([[], []]);
    expect(await filesOf(id)).toHaveLength(1);
    await expectNothingLeft();
  });

  it("adds no file to a lead that is submitted", async () => {
    const id = newId("lead");
    await submit(id, "Late Filing");
    await submitWith(id, "Late Filing", text("afterthought"));
    expect(await filesOf(id)).toEqual([]);
  });

  it("leaves no file behind when it was refused", async () => {
    const id = newId("lead");
    const fields = { ...leadForm("Mail Provider"), website: "https://gmail.com" };
    await expect(submitWith(id, "Mail Provider", text("refused"), fields)).rejects.toMatchObject({
      code: "invalid-input",
    });
    expect(await filesOf(id)).toEqual([]);
    await expectNothingLeft();
  });
});

describe("a draft's evidence", () => {
  it("is kept once each, ten files at most", async () => {
    const id = newId("lead");
    await save(id);
    for (const name of ["one", "one", "2", "3", "4", "5", "6", "7", "8", "9", "10"])
      await attachEvidence(partner, { leadId: id, file: text(name) });
    expect(await filesOf(id)).toHaveLength(10);
    await expect(attachEvidence(partner, { leadId: id, file: text("11") })).rejects.toMatchObject({
      code: "invalid-input",
      details: { field: "evidence" },
    });
    await expectNothingLeft();
  });
});

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
