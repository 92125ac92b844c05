import { createHash } from "node:crypto";
import { insertClicks, type NewClick } from "db/queries/clicks";
import { listOfferPages } from "db/queries/links";
import { findProgram, findProgramBySlug, listProgramLines } from "db/queries/program-desk";
import { inTransaction } from "db/tx";
import { changeDestinations, createOfferPage } from "~/domain/attribution/commands/change-destinations";
import { createLink } from "~/domain/attribution/commands/create-link";
import { giveDefaultLinks } from "~/domain/attribution/commands/give-default-links";
import type { LinkContext } from "~/domain/attribution/link-words";
import { assert } from "~/kernel/assert";
import { newId } from "~/kernel/ids";
import { after, day, minute } from "~/kernel/time";
import type { Chance } from "./chance";
import type { World } from "./world";

const site = "www.northlight.example";
const days = 330;

/** Links that partners made themselves, with about how many clicks a month each gets. */
const named: { partner: string; name: string; context: LinkContext; clicks: number; offer?: true; program?: string }[] =
  [
    { partner: "harbour", name: "Agency newsletter", context: "email", clicks: 60 },
    { partner: "harbour", name: "Guide: choosing a platform", context: "content", clicks: 110 },
    { partner: "harbour", name: "Retail podcast", context: "podcast", clicks: 40, offer: true },
    { partner: "keystone", name: "Integration docs", context: "content", clicks: 70 },
    { partner: "keystone", name: "Booth at the autumn fair", context: "event", clicks: 25, offer: true },
    { partner: "alder", program: "customers", name: "Mail to our suppliers", context: "email", clicks: 20 },
    { partner: "fieldnote", name: "Webinar follow-up", context: "email", clicks: 30 },
  ];

const offer = {
  name: "Podcast and events",
  headline: "See every order in one place.",
  body: "Northlight shows where each order is, who waits for it and what it costs to be late.\n\n- **Two weeks** to a first result\n- No change to the systems that you have\n- A person to talk to from the first day",
  actionLabel: "Start your trial",
  destination: `https://${site}/trial`,
};

/** Where every program's links lead, and the offer page of the main one. */
async function setDestinations({ admin, programId }: World): Promise<void> {
  for (const { id } of await listProgramLines(admin.db, admin.now())) {
    const program = await findProgram(admin.db, id);
    assert(program, "it was listed");
    const { revision } = program;
    const destination = `https://${site}/start`;
    await changeDestinations(admin, {
      programId: id,
      revision,
      destination,
      allowedHosts: [site],
      productName: "Northlight",
    });
  }
  await createOfferPage(admin, { ...offer, programId });
}

/** A month's visitors on most days, bots now and then; the newest click first in the list that comes back. */
function clicksOn(linkId: string, perMonth: number, chance: Chance, end: Date): NewClick[] {
  const clicks: NewClick[] = [];
  for (let back = 2; back < days; back += 1) {
    // Links become known over time.
    const share = Math.sqrt(1 - back / days);
    const today = Math.round((perMonth / 30) * share * chance.int(20, 180) * 0.01);
    for (let click = 0; click < today; click += 1) {
      const id = newId("click");
      const occurredAt = after(end, -back * day + chance.int(0, 10 * 60) * minute);
      const verdict = chance.weighted({ counted: 88, bot: 7, prefetch: 3, repeat: 2 });
      const network = `198.51.${chance.int(1, 250)}.0/24`;
      const device = chance.weighted({ desktop: 55, mobile: 38, tablet: 5, other: 2 });
      const visitorHash = createHash("sha256").update(`demo ${id}`).digest("base64url");
      const referrerHost = chance.pick(["", "", "www.google.com", "news.example", "www.linkedin.com"]);
      clicks.push({ id, linkId, occurredAt, visitorHash, returning: false, network, device, referrerHost, verdict });
    }
  }
  return clicks;
}

/**
 * Links with eleven months of clicks.
 * @returns the clicks by the name of their link, the newest first
 */
export async function seedLinks(world: World, chance: Chance, end: Date): Promise<Map<string, NewClick[]>> {
  const { clock, programId, system } = world;
  clock.now = after(end, -days * day);
  await setDestinations(world);
  await giveDefaultLinks(system);
  const [page] = await listOfferPages(system.db, [programId]);
  const clicksOf = new Map<string, NewClick[]>();
  for (const { partner, program, name, context, clicks: perMonth, offer: onPage } of named) {
    const member = world.partners.find(({ key }) => key === partner);
    const [maker] = member?.users ?? [];
    const side = program ? await findProgramBySlug(system.db, program) : { id: programId };
    assert(member && maker && side, "the demo has this partner and program");
    const offerPageId = onPage ? (page?.id ?? "") : "";
    const of = { programId: side.id, name, context, destination: "", offerPageId };
    const linkId = await createLink(maker, { ...of, code: "" });
    const clicks = clicksOn(linkId, perMonth, chance, end);
    for (let from = 0; from < clicks.length; from += 500) {
      await inTransaction(system.db, (tx) => insertClicks(tx, clicks.slice(from, from + 500)));
    }
    clicksOf.set(name, clicks);
  }
  clock.now = end;
  return clicksOf;
}
