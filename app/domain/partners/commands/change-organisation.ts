import {
  deletePartnerContact,
  findPartner,
  insertPartnerContactOnce,
  listFieldsChangedSince,
  updateProfile,
} from "db/queries/partners";
import { inTransaction, type Tx } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import { sentBefore } from "~/kernel/once";
import { type Ctx, type PartnerCtx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AddContactInput, ChangeProfileInput } from "../input";
import { changedMeanwhile } from "../profile-words";

type Profile = Omit<ChangeProfileInput, "revision">;

async function writeProfile(tx: Tx, ctx: Ctx, partnerId: string, revision: number, profile: Profile): Promise<void> {
  const before = await findPartner(tx, scopeOf(ctx.actor), partnerId);
  if (!before) throw notFound("organisation");
  const key = { id: partnerId, revision };
  if (!(await updateProfile(tx, key, { ...profile, changedAt: ctx.now() }))) {
    throw conflict(changedMeanwhile(await listFieldsChangedSince(tx, key)));
  }
  const fields = (Object.keys(profile) as (keyof Profile)[]).filter(
    (field) => String(before[field]) !== String(profile[field]),
  );
  const payload = { fields, revision: revision + 1 };
  await appendJournal(tx, ctx, { kind: "partner.changed", partnerId, payload });
}

/**
 * Changes the organisation's own profile. A verified domain stays: it is proved, not typed.
 * Throws `changed-meanwhile`, with what changed.
 */
export async function changeOrganisation(ctx: PartnerCtx, input: ChangeProfileInput): Promise<void> {
  const { revision, ...profile } = input;
  await inTransaction(ctx.db, (tx) => writeProfile(tx, ctx, ctx.actor.partnerId, revision, profile));
}

/** Adds a person whom the vendor may turn to; the same form sent again adds nobody. Throws `already-done`. */
export async function addContact(ctx: PartnerCtx, { once, ...person }: AddContactInput): Promise<void> {
  const { partnerId } = ctx.actor;
  const contact = { id: once, partnerId, ...person };
  await inTransaction(ctx.db, async (tx) => {
    const before = await insertPartnerContactOnce(tx, { ...contact, createdAt: ctx.now() });
    if (before) {
      const told = Object.keys(contact) as (keyof typeof contact)[];
      if (told.some((key) => before[key] !== contact[key])) throw sentBefore();
      return;
    }
    await appendJournal(tx, ctx, { kind: "partner.changed", partnerId, payload: { fields: ["contacts"] } });
  });
}

/** Takes a contact off the list. Throws `not-found`. */
export async function removeContact(ctx: PartnerCtx, input: { contactId: string }): Promise<void> {
  const { partnerId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deletePartnerContact(tx, { partnerId, id: input.contactId }))) throw notFound("contact");
    await appendJournal(tx, ctx, { kind: "partner.changed", partnerId, payload: { fields: ["contacts"] } });
  });
}
