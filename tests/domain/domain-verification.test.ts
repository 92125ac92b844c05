import { storeDomainCode } from "~/domain/partners/commands/store-domain-code";
import { confirmVerification, requestVerification } from "~/domain/partners/commands/verify-domain";
import type { PartnerCtx } from "~/domain/context";
import { inTransaction } from "db/tx";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
const code = "271828";
let world: World;

beforeAll(async () => {
  world = await createWorld(database);
});

/** An organisation that has the code for this domain in its mail. */
async function asked(name: string, domain: string): Promise<PartnerCtx> {
  const ctx = await world.member(await world.partner(name), `Admin of ${name}`, "admin");
  await requestVerification(ctx, { email: `admin@${domain}` });
  const { partnerId } = ctx.actor;
  await inTransaction(world.db, (tx) => storeDomainCode(tx, { partnerId, code }));
  return ctx;
}

const verified = (domain: string) =>
  world.db.selectFrom("partners").select("id").where("domain", "=", domain).where("domainVerifiedAt", "is not", null);
const entries = (domain: string) =>
  world.db
    .selectFrom("journal")
    .select("partnerId")
    .where("kind", "=", "partner.verified")
    .where(sql`payload ->> 'domain'`, "=", domain);

describe("a domain", () => {
  it("is verified by one of the organisations that prove it at once; the others read why not", async () => {
    const domain = "northbridge.example";
    const rivals = await Promise.all(times((number) => asked(`Rival ${number}`, domain)));
    const { won, lost, broken } = await race(rivals.map((ctx) => () => confirmVerification(ctx, { code })));
    expect(broken).toEqual([]);
    expect(won).toBe(1);
    expect(new Set(lost)).toEqual(new Set(["name-taken: Another organisation has verified this domain."]));
    const winners = await verified(domain).execute();
    expect(winners).toHaveLength(1);
    expect(await entries(domain).execute()).toEqual([{ partnerId: winners[0]?.id }]);
  });

  it("that another organisation has verified cannot be asked for any more", async () => {
    const domain = "southbridge.example";
    await confirmVerification(await asked("First", domain), { code });
    const refused = { code: "name-taken", details: { field: "email" } };
    await expect(asked("Second", domain)).rejects.toMatchObject(refused);
  });

  it("takes five attempts at its code, also when they are made at once", async () => {
    const ctx = await asked("Guesser", "eastbridge.example");
    const { won, lost } = await race(times(() => () => confirmVerification(ctx, { code: "000000" })));
    expect(won).toBe(0);
    expect(lost.filter((sentence) => sentence.includes("not the code"))).toHaveLength(5);
    expect(lost.filter((sentence) => sentence.includes("tried too often"))).toHaveLength(workers - 5);
    await expect(confirmVerification(ctx, { code })).rejects.toMatchObject({ code: "invalid-input" });
  });
});
