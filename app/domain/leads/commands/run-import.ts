import {
  countSettled,
  endRun,
  findActiveMember,
  findImport,
  listOwnOpenLeads,
  settleRow,
  takeReadyRow,
} from "db/queries/lead-imports";
import { lockCompany } from "db/queries/leads";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { type DomainError, isDomainError } from "~/kernel/errors";
import type { Ctx, PartnerCtx } from "../../context";
import { type PartnerRole, partnerPermissions } from "../../identity/permissions";
import { ownLead } from "../imports/decide-rows";
import { mappingOf, submissionBlock } from "../imports/open-import";
import { readRow } from "../imports/read-row";
import type { RowMessage } from "../imports/types";
import { enqueueRun, type RunKey } from "./start-import";
import { submitLeadIn } from "./submit-lead";

/** Rows per job: a worker that is asked to stop lets its jobs finish, so none of them takes long. */
const slice = 200;

type Run = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** The context of the person who started the run, with what they may do at this moment; null when that is nothing. */
async function actAs(tx: Tx, ctx: Ctx, run: Run): Promise<PartnerCtx | null> {
  assert(run.startedBy, "a run was started by somebody");
  const member = await findActiveMember(tx, { userId: run.startedBy, partnerId: run.partnerId });
  if (!member) return null;
  const { seesEarnings, role: stored, ...person } = member;
  const role = stored as PartnerRole;
  const permissions = partnerPermissions(role, seesEarnings);
  if (!permissions.has("lead.submit")) return null;
  return { ...ctx, actor: { ...person, kind: "partner", partnerId: run.partnerId, role, permissions } };
}

/** Either the row with its lead, or nothing: an outcome that cannot be written takes the lead back with it. */
async function settle(tx: Tx, run: Run, row: Parameters<typeof settleRow>[2]): Promise<void> {
  assert(await settleRow(tx, run.id, row), "a locked row is settled once");
  assert(await countSettled(tx, run.id, row.outcome), "a row is settled while its run goes on");
}

/** Submits the next row with its lead and its outcome in one transaction; false when the run is over or all rows are in hand. */
async function runNextRow(ctx: Ctx, key: RunKey): Promise<boolean> {
  let line: number | null = null;
  let refused: DomainError;
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const run = await findImport(tx, { partnerId: key.partnerId, id: key.importId });
      if (run?.status !== "running") return false;
      const row = await takeReadyRow(tx, run.id);
      if (!row) {
        await endRun(tx, run.id, { at: ctx.now(), stoppedReason: null });
        return false;
      }
      line = row.line;
      const actor = await actAs(tx, ctx, run);
      if (!actor) {
        const stoppedReason = `${run.startedByName ?? "The person"} who started it may not submit leads any more.`;
        await endRun(tx, run.id, { at: ctx.now(), stoppedReason });
        return false;
      }
      await submitRow(tx, actor, run, row);
      return true;
    });
  } catch (error) {
    if (!isDomainError(error) || line === null) throw error;
    refused = error;
  }
  return settleRefused(ctx, key, line, refused);
}

async function submitRow(tx: Tx, ctx: PartnerCtx, run: Run, row: NonNullable<Awaited<ReturnType<typeof takeReadyRow>>>) {
  const { line, problem } = row;
  const reading = readRow({ cells: row.cells as string[], problem }, mappingOf(run));
  if (!reading.ok) return settle(tx, run, { line, outcome: "invalid", messages: reading.messages });
  const { fields, domain } = reading;
  const said = row.messages as RowMessage[];
  // Held until the lead is in: a colleague's lead about the same company is either seen here or comes after it.
  await lockCompany(tx, fields.productLine, domain);
  const own = (await listOwnOpenLeads(tx, run.partnerId, [domain])).find((lead) => lead.productLine === fields.productLine);
  if (own) return settle(tx, run, { line, outcome: "skipped", messages: [...said, ownLead(domain, own.id)] });
  const leadId = ctx.newId("lead");
  await submitLeadIn(tx, ctx, { leadId, programId: run.programId, source: "import", fields });
  return settle(tx, run, { line, outcome: "submitted", messages: said, leadId });
}

/** After a refusal, whose transaction is gone: the whole run stops when it concerns the partner, else only the row. */
async function settleRefused(ctx: Ctx, key: RunKey, line: number, refused: DomainError): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    const run = await findImport(tx, { partnerId: key.partnerId, id: key.importId });
    if (run?.status !== "running") return false;
    const stoppedReason = await submissionBlock(tx, run.partnerId, run.programId);
    if (stoppedReason) {
      await endRun(tx, run.id, { at: ctx.now(), stoppedReason });
      return false;
    }
    const messages: RowMessage[] = [{ kind: "error", text: refused.details.message }];
    // Another worker may have taken the row meanwhile; then it has its outcome already.
    if (await settleRow(tx, run.id, { line, outcome: "invalid", messages })) {
      assert(await countSettled(tx, run.id, "invalid"), "a row is settled while its run goes on");
    }
    return true;
  });
}

/**
 * One slice of a run; enqueues the next one. Row by row, each with its lead and outcome in a transaction of its own, so it
 * goes on where it was killed, and several at once share the rows. Stops with a reason when the partner lost eligibility
 * or the person who started it lost the permission.
 */
export async function runImport(ctx: Ctx, key: RunKey): Promise<void> {
  for (let n = 0; n < slice; n += 1) {
    if (!(await runNextRow(ctx, key))) return;
  }
  await inTransaction(ctx.db, async (tx) => {
    const run = await findImport(tx, { partnerId: key.partnerId, id: key.importId });
    if (run?.status === "running") await enqueueRun(tx, key, run.rowsReady);
  });
}
