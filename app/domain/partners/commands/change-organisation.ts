import {
  deletePartnerContact,
  findPartner,
  insertFormerIdentities,
  insertPartnerContactOnce,
  listFieldsChangedSince,
  updateProfile,
} from "db/queries/partners";
import { inTransaction, type Tx } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import { expectSame } from "~/kernel/once";
import { type Ctx, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AddContactInput, ChangeLegalFactsInput, ChangeProfileInput } from "../input";
import { changedMeanwhile } from "../profile-words";

type Profile = Omit<ChangeProfileInput & ChangeLegalFactsInput, "revision">;

/** What a partner was known under and is not any more. */
function formerIdentities(before: Pick<Profile, "legalName" | "website">, after: Partial<Profile>) {
  const { legalName = before.legalName, website = before.website } = after;
  return [
    ...(legalName === before.legalName ? [] : [{ field: "legal_name", value: before.legalName }]),
    ...(website === before.website || before.website === "" ? [] : [{ field: "website", value: before.website }]),
  ];
}

async function writeProfile(
  tx: Tx,
  ctx: Ctx,
  partnerId: string,
  revision: number,
  profile: Partial<Profile>,
): Promise<void> {
  const before = await findPartner(tx, scopeOf(ctx.actor), partnerId);
  if (!before) throw notFound("organisation");
  const key = { id: partnerId, revision };
  if (!(await updateProfile(tx, key, { ...profile, changedAt: ctx.now() }))) {
    throw conflict(changedMeanwhile(await listFieldsChangedSince(tx, key)));
  }
  const former = formerIdentities(before, profile).map((one) => ({ ...one, partnerId, endedAt: ctx.now() }));
  await insertFormerIdentities(tx, former);
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

/**
 * Changes what the vendor alone says of a partner: what it is called and of which kind it is.
 * Throws `not-found`, and `changed-meanwhile` with what changed.
 */
export async function changeLegalFacts(
  ctx: VendorCtx,
  input: ChangeLegalFactsInput & { partnerId: string },
): Promise<void> {
  const { partnerId, revision, ...facts } = input;
  await inTransaction(ctx.db, (tx) => writeProfile(tx, ctx, partnerId, revision, facts));
}

/** Adds a person whom the vendor may turn to; the same form sent again adds nobody. Throws `already-done`. */
export async function addContact(ctx: PartnerCtx, { once, ...person }: AddContactInput): Promise<void> {
  const { partnerId } = ctx.actor;
  const contact = { id: once, partnerId, ...person };
  await inTransaction(ctx.db, async (tx) => {
    const before = await insertPartnerContactOnce(tx, { ...contact, createdAt: ctx.now() });
    if (before) return expectSame(before, contact);
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
