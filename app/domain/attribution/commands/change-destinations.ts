import { insertOfferPage, updateOfferPage } from "db/queries/links";
import { lockProgram, updateProgram } from "db/queries/program-desk";
import { inTransaction, type Tx } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { ChangeOfferPageInput, DestinationsInput, NewOfferPageInput } from "../link-form";
import { isAllowedDestination } from "../link-rules";

function checkHost(destination: string, hosts: readonly string[]): void {
  if (destination === "" || isAllowedDestination(destination, hosts)) return;
  const message = "Its host is not among those that the program allows. Add the host first.";
  throw new DomainError("invalid-input", { field: "destination", message });
}

async function lock(tx: Tx, programId: string) {
  const program = await lockProgram(tx, programId);
  if (!program) throw notFound("program");
  return program;
}

type OfferPage = { id: string; programId: string; destination: string };

async function told(tx: Tx, ctx: VendorCtx, { id, programId, destination }: OfferPage): Promise<void> {
  const payload = { offerPageId: id, destination };
  await appendJournal(tx, ctx, { kind: "program.offer_page_changed", programId, payload });
}

/**
 * Says where a program's links lead, to which hosts they may, and what partners recommend with them. Links to a host
 * that is gone lead nowhere from then on.
 * Throws `not-found`, `changed-meanwhile`, `invalid-input`.
 */
export async function changeDestinations(
  ctx: VendorCtx,
  input: DestinationsInput & { programId: string },
): Promise<void> {
  const { programId, revision, destination, allowedHosts, productName } = input;
  checkHost(destination, allowedHosts);
  await inTransaction(ctx.db, async (tx) => {
    await lock(tx, programId);
    if (!(await updateProgram(tx, programId, revision, { destination, allowedHosts, productName }))) {
      throw conflict("Somebody else changed this program meanwhile. Reload the page to see it.");
    }
    // Which hosts links may lead to is what keeps them from leading anywhere (SAFETY, rule 9).
    const payload = { destination, allowedHosts, productName };
    await appendJournal(tx, ctx, { kind: "program.destinations_changed", programId, payload });
  });
}

/** Adds an offer page to a program. Throws `not-found`, `invalid-input`. */
export async function createOfferPage(ctx: VendorCtx, input: NewOfferPageInput & { programId: string }): Promise<void> {
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const { allowedHosts } = await lock(tx, input.programId);
    checkHost(input.destination, allowedHosts);
    const id = ctx.newId("ofpg");
    await insertOfferPage(tx, { id, ...input, createdAt: now, changedAt: now });
    await told(tx, ctx, { id, ...input });
  });
}

/** Changes an offer page, or stops showing it. Throws `not-found`, `changed-meanwhile`, `invalid-input`. */
export async function changeOfferPage(
  ctx: VendorCtx,
  input: ChangeOfferPageInput & { programId: string },
): Promise<void> {
  const { programId, offerPageId: id, revision, ...change } = input;
  await inTransaction(ctx.db, async (tx) => {
    const { allowedHosts } = await lock(tx, programId);
    checkHost(change.destination, allowedHosts);
    if (!(await updateOfferPage(tx, { id, programId, revision }, { ...change, changedAt: ctx.now() }))) {
      throw conflict("This page was changed meanwhile, or it is gone. Reload to see how it is now.");
    }
    await told(tx, ctx, { id, programId, ...change });
  });
}
