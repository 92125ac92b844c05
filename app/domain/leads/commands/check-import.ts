import {
  type ImportRow,
  listAllImportRows,
  listClaimed,
  listOwnOpenLeads,
  updateImport,
  updateOutcomes,
} from "db/queries/lead-imports";
import { findVersionInForce } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { type ClaimFacts, claimKey, decideRows } from "../imports/decide-rows";
import { expectImportRevision, lockImport, mappingOf } from "../imports/open-import";
import { type RowReading, readRow } from "../imports/read-row";
import type { Mapping } from "../imports/types";

type MappingChange = { importId: string; revision: number; mapping: Mapping };

/** Takes a new mapping for a locked import that is not being submitted. Throws `changed-meanwhile`, `wrong-state`, `invalid-input`. */
async function changeMapping(tx: Tx, ctx: PartnerCtx, input: MappingChange): Promise<ImportRow> {
  const found = await lockImport(tx, ctx, input.importId);
  expectImportRevision(found, input.revision);
  if (found.status === "running" || found.status === "done") {
    throw new DomainError("wrong-state", {
      message: "This import has been submitted; its columns cannot be changed any more.",
    });
  }
  const width = (found.columns as string[]).length;
  const unknown = Object.entries(input.mapping.columns).find(([, column]) => column !== undefined && column >= width);
  if (unknown) {
    throw new DomainError("invalid-input", { field: `columns.${unknown[0]}`, message: "The file has no such column." });
  }
  const change = { mapping: JSON.stringify(input.mapping), revision: found.revision + 1 };
  assert(await updateImport(tx, found, change), "a locked import stays");
  return { ...found, revision: change.revision, mapping: input.mapping };
}

/** Keeps a mapping as it is, complete or not; rows that were checked with another one have to be checked again. */
export async function saveMapping(ctx: PartnerCtx, input: MappingChange): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await changeMapping(tx, ctx, input);
    if (found.status === "checked")
      assert(await updateImport(tx, found, { status: "mapping" }), "a locked import stays");
  });
}

async function findClaims(tx: Tx, partnerId: string, readings: readonly RowReading[]): Promise<ClaimFacts> {
  const domains = [...new Set(readings.flatMap((reading) => (reading.ok ? [reading.domain] : [])))];
  const own = new Map<string, string>();
  for (const lead of await listOwnOpenLeads(tx, partnerId, domains)) {
    const key = claimKey(lead.productLine, lead.domain);
    if (!own.has(key)) own.set(key, lead.id);
  }
  const claimed = await listClaimed(tx, domains);
  return { own, claimed: new Set(claimed.map((claim) => claimKey(claim.productLine, claim.domain))) };
}

/**
 * The dry run: checks every row with a mapping and writes what a submission would do with it. Nothing is submitted; rows
 * of an earlier, stopped run that were submitted stay so. Throws `not-found`, `changed-meanwhile`, `wrong-state`, `invalid-input`.
 */
export async function checkImport(ctx: PartnerCtx, input: MappingChange): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await changeMapping(tx, ctx, input);
    const inForce = await findVersionInForce(tx, found.programId);
    if (!inForce) throw new DomainError("not-eligible", { message: "The program has no published rules yet." });
    const { rules } = await loadVersion(tx, inForce.id);
    const mapping = mappingOf(found);
    const open = (await listAllImportRows(tx, found.id)).filter(({ outcome }) => outcome !== "submitted");
    const rows = open.map(({ line, cells, problem }) => ({
      line,
      reading: readRow({ cells: cells as string[], problem }, mapping),
    }));
    const claims = await findClaims(
      tx,
      found.partnerId,
      rows.map(({ reading }) => reading),
    );
    const decisions = decideRows(rows, rules, claims);
    await updateOutcomes(tx, found.id, decisions);
    const count = (outcome: string) => decisions.filter((decision) => decision.outcome === outcome).length;
    const change = {
      status: "checked",
      rowsReady: count("ready"),
      rowsInvalid: count("invalid"),
      rowsSkipped: count("skipped"),
      stoppedReason: null,
    };
    assert(await updateImport(tx, found, change), "a locked import stays");
  });
}
