import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { getDisputeForPartner } from "~/domain/disputes/views/disputes";
import { EVIDENCE_MAX_BYTES } from "~/kernel/file-types";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
let finance: VendorCtx;
let about: { leadId: string; commissionId: string };
const stored: string[] = [];

beforeAll(async () => {
  world = await createMoneyWorld(database);
  finance = await world.vendor("Finn Ledger", "finance");
});

/** A partner with a commission of $400, whose files are stored in memory; a file is a PDF when it says so. */
beforeEach(async () => {
  const put = async (key: string, bytes: Uint8Array) => {
    stored.push(key);
    return { size: bytes.length, sha256: "0" };
  };
  const sniffFileType = async (bytes: Uint8Array) =>
    Buffer.from(bytes).toString().startsWith("%PDF") ? { contentType: "application/pdf", extension: "pdf" } : null;
  partner = { ...(await world.newPartner()), files: { put }, sniffFileType } as unknown as PartnerCtx;
  const leadId = await acceptedLead(world, partner);
  const payload = { amountMinor: "400000", currency: "USD", invoiceId: "in_1" };
  await recordFact(world, partner, leadId, { kind: "invoice.paid", at: world.clock.now(), payload });
  world.clock.forward(11 * day);
  await releaseHolds(world.ctxOf({ kind: "system" }));
  const { id } = await world.db
    .selectFrom("commissions")
    .select("id")
    .where("leadId", "=", leadId)
    .executeTakeFirstOrThrow();
  about = { leadId, commissionId: id };
});

const statement = "It was agreed.";
const open = (evidence?: File, who = partner) => openDispute(who, { ...about, statement, evidence });

describe("an appeal", () => {
  it("keeps the amount that it is about, and says what became of it", async () => {
    const { disputeId } = await open();
    await answerDispute(finance, { disputeId, revision: 1, verdict: "uphold", answer: "Right.", amount: "450" });
    expect(await getDisputeForPartner(partner, disputeId)).toMatchObject({
      amountMinor: 40_000n,
      amountNowMinor: 45_000n,
      explanation: { arithmetic: expect.stringContaining("$400") },
    });
  });

  it("comes with its file, which both sides find on it", async () => {
    const { disputeId } = await open(new File(["%PDF-1.7"], "Contract.pdf"));
    expect((await getDisputeForPartner(partner, disputeId)).evidence).toEqual({
      id: expect.stringMatching(/^file_/),
      name: "Contract.pdf",
    });
  });

  it.each([
    ["of another kind", new File(["<html>"], "page.html"), "invalid-input"],
    ["too large", new File([new Uint8Array(EVIDENCE_MAX_BYTES + 1)], "big.pdf"), "too-large"],
  ])("is not opened with a file %s, and can be sent again", async (_, evidence, code) => {
    await expect(open(evidence)).rejects.toMatchObject({ code, details: { field: "evidence" } });
    const disputes = world.db.selectFrom("disputes").select("id").where("leadId", "=", about.leadId);
    expect(await disputes.execute()).toEqual([]);
    await open(new File(["%PDF-1.7"], "Contract.pdf"));
  });

  it("about somebody else's commission is not found, and its file is not even stored", async () => {
    const stranger = { ...(await world.newPartner()), files: partner.files, sniffFileType: partner.sniffFileType };
    const before = stored.length;
    await expect(open(new File(["%PDF-1.7"], "x.pdf"), stranger as PartnerCtx)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(stored).toHaveLength(before);
  });
});
