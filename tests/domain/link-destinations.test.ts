import { beforeAll, describe, expect, it } from "vitest";
import {
  changeDestinations,
  changeOfferPage,
  createOfferPage,
} from "~/domain/attribution/commands/change-destinations";
import type { VendorCtx } from "~/domain/context";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { race, times } from "../support/race";

const database = testDatabase({ max: 24 });
let world: World;
let admin: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  admin = await world.vendor("Grace Okafor", "admin");
});

const site = "www.northlight.example";
const revision = () => world.revisionOf("programs", world.programId);
const change = async (about: { destination?: string; allowedHosts?: string[]; revision?: number } = {}) =>
  changeDestinations(admin, {
    programId: world.programId,
    revision: await revision(),
    destination: `https://${site}/start`,
    allowedHosts: [site],
    productName: "Northlight",
    ...about,
  });
const page = { name: "Fair", headline: "Met at the fair?", body: "", actionLabel: "Go on" };
const entries = async (kind: string) => {
  const query = world.db.selectFrom("journal").select(["actorId", "payload"]).where("kind", "=", kind);
  return await query.where("programId", "=", world.programId).orderBy("seq").execute();
};

describe("where a program's links lead", () => {
  it("is written down with who said so", async () => {
    await change();
    const told = await entries("program.destinations_changed");
    expect(told).toEqual([
      {
        actorId: admin.actor.userId,
        payload: { destination: `https://${site}/start`, allowedHosts: [site], productName: "Northlight" },
      },
    ]);
  });

  it.each([
    ["another host", "https://elsewhere.example/"],
    ["no https", `http://${site}/`],
    ["a name before the host", `https://me@${site}/`],
    ["another port", `https://${site}:8443/`],
  ])("is no address with %s", async (_, destination) => {
    const before = await revision();
    const refused = { code: "invalid-input", details: { field: "destination" } };
    await expect(change({ destination })).rejects.toMatchObject(refused);
    await expect(createOfferPage(admin, { ...page, programId: world.programId, destination })).rejects.toMatchObject(
      refused,
    );
    expect(await revision()).toBe(before);
  });

  it("is said by one of all who say so at once", async () => {
    const seen = await revision();
    const { won, broken } = await race(times(() => () => change({ revision: seen })));
    expect({ won, broken }).toEqual({ won: 1, broken: [] });
    await expect(
      changeDestinations(admin, {
        ...{ programId: newId("prog"), revision: 0, destination: "", allowedHosts: [], productName: "" },
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  it("is said of an offer page too, by one at a time", async () => {
    const { programId } = world;
    await change();
    await createOfferPage(admin, { ...page, programId, destination: "" });
    const { id, revision: seen } = await world.db
      .selectFrom("offerPages")
      .select(["id", "revision"])
      .where("programId", "=", programId)
      .executeTakeFirstOrThrow();
    const destination = `https://${site}/fair`;
    const save = () =>
      changeOfferPage(admin, { ...page, active: true, programId, offerPageId: id, revision: seen, destination });
    const { won, broken } = await race(times(() => save));
    expect({ won, broken }).toEqual({ won: 1, broken: [] });
    expect((await entries("program.offer_page_changed")).map(({ payload }) => payload)).toEqual([
      { offerPageId: id, destination: "" },
      { offerPageId: id, destination },
    ]);
  });
});
