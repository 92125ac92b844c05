import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { PartnerCtx } from "~/domain/context";
import { expireLeads } from "~/domain/leads/commands/expire-leads";
import { withdrawLead } from "~/domain/leads/commands/withdraw-lead";
import { askPartner } from "~/domain/review/commands/ask-partner";
import { rejectLead } from "~/domain/review/commands/decide-lead";
import { day, minute } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld } from "../support/factories";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const runs = 60;
const database = testDatabase();
let steps = 0;

afterAll(() => console.log(`claims model: N ${runs} histories, ${steps} steps, seed ${seed}`));

type Step = { do: "submit" | "withdraw" | "reject" | "ask" | "expire"; whom: number };
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom("submit", "submit", "submit", "withdraw", "reject", "ask", "expire"),
  whom: fc.nat(20),
});

it(`keeps a company with the earliest lead that is alive (seed ${seed})`, async () => {
  const world = await createWorld(database);
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const partners: PartnerCtx[] = [];
  for (const name of ["Brightside", "Longshore", "Tidewater"]) {
    partners.push(await world.member(await world.partner(name), `Member of ${name}`, "member"));
  }
  const at = async (leadId: string) => ({ leadId, revision: await world.revisionOf("leads", leadId) });
  let company = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (history) => {
      const name = `Modelled ${++company}`;
      const domain = `modelled-${company}.com`;
      /** Live leads in the order in which they were submitted; the first one has to hold the company. */
      let alive: { leadId: string; owner: PartnerCtx; asked: boolean }[] = [];
      for (const { do: what, whom } of history) {
        steps += 1;
        world.clock.forward(minute);
        const owner = partners[whom % partners.length] as PartnerCtx;
        const chosen = alive[whom % Math.max(1, alive.length)];
        if (what === "submit") {
          alive.push({ leadId: await world.submit(owner, name), owner, asked: false });
        } else if (what === "expire") {
          const later = new Date(world.clock.now().getTime() + 15 * day);
          await expireLeads({ ...world.ctxOf({ kind: "system" }), now: () => later });
          alive = alive.filter(({ asked }) => !asked);
        } else if (chosen && what === "withdraw") {
          await withdrawLead(chosen.owner, { ...(await at(chosen.leadId)), reason: "mistake", note: "" });
          alive = alive.filter((lead) => lead !== chosen);
        } else if (chosen && !chosen.asked && what === "ask") {
          await askPartner(manager, { ...(await at(chosen.leadId)), question: "How many?" });
          chosen.asked = true;
        } else if (chosen && !chosen.asked && what === "reject") {
          const text = { reason: "no_need" as const, rejectText: "No need.", internalNote: "" };
          await rejectLead(manager, { ...(await at(chosen.leadId)), checklist: [], ...text });
          alive = alive.filter((lead) => lead !== chosen);
        }
        const [claims, leads] = await Promise.all([
          database.db.selectFrom("leadClaims").select("leadId").where("domain", "=", domain).execute(),
          database.db.selectFrom("leads").select(["id", "claim"]).where("domain", "=", domain).execute(),
        ]);
        const [holder, ...waiting] = alive.map(({ leadId }) => leadId);
        expect(claims.map(({ leadId }) => leadId)).toEqual(holder ? [holder] : []);
        expect(leads.filter(({ claim }) => claim === "holds").map(({ id }) => id)).toEqual(holder ? [holder] : []);
        expect(
          leads
            .filter(({ claim }) => claim === "waits")
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...waiting].sort());
      }
    }),
    { seed, numRuns: runs },
  );
}, 120_000);
