import { countSettled, endRun, findImport, listOwnOpenLeads, settleRow, takeReadyRow } from "db/queries/lead-imports";
import { lockCompany } from "db/queries/leads";
import { type Db, inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { isDomainError } from "~/kernel/errors";
import type { Ctx, PartnerCtx } from "../../context";
import { type PartnerRole, partnerPermissions } from "../../identity/permissions";
import { ownLead } from "../imports/decide-rows";
import { mappingOf, submissionBlock } from "../imports/open-import";
import { readRow } from "../imports/read-row";
import type { RowMessage } from "../imports/types";
import { enqueueRun, type RunKey } from "./start-import";
import { submitLeadIn, submitterOf } from "./submit-lead";

/** Rows per job: a worker that is asked to stop lets its jobs finish, so none of them takes long. */
const slice = 200;
/** Rows in hand at once: while one waits for the database, the next is read. */
const lanes = 4;
/** From this attempt of a job on, a row that fails for a reason nobody foresaw is given up, so that the run ends. */
const givenUpAt = 4;

const failedRow =
  "Something went wrong on our side, and this row was not submitted. Please submit it as a single lead, or import it again.";

type Run = NonNullable<Awaited<ReturnType<typeof findImport>>>;
type Row = NonNullable<Awaited<ReturnType<typeof takeReadyRow>>>;

/** The context of the person who started the run, with what they may do at this moment; null when that is nothing. */
function actAs(ctx: Ctx, run: Run, row: Row): PartnerCtx | null {
  const { userId, name, email, timeZone, partnerName, seesEarnings } = row;
  if (!userId || !name || !email || !timeZone || !partnerName) return null;
  const role = row.role as PartnerRole;
  const permissions = partnerPermissions(role, seesEarnings ?? false);
  if (!permissions.has("lead.submit")) return null;
  const { partnerId } = run;
  return {
    ...ctx,
    actor: { kind: "partner", userId, name, email, timeZone, partnerId, partnerName, role, permissions },
  };
}

/** Either the row with its lead, or nothing: an outcome that cannot be written takes the lead back with it. */
async function settle(tx: Tx, run: Run, row: Parameters<typeof settleRow>[2]): Promise<void> {
  assert(await settleRow(tx, run.id, row), "a locked row is settled once");
  assert(await countSettled(tx, run.id, row.outcome), "a row is settled while its run goes on");
}

/** Submits the next row with its lead and its outcome in one transaction; false when the run is over or all rows are in hand. */
async function runNextRow(ctx: Ctx, run: Run, attempt: number): Promise<boolean> {
  let line: number | null = null;
  let why: string;
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const row = await takeReadyRow(tx, run.id);
      if (!row) {
        await endRun(tx, run.id, { at: ctx.now(), stoppedReason: null });
        return false;
      }
      line = row.line;
      const acting = actAs(ctx, run, row);
      if (!acting) {
        const stoppedReason = `${run.startedByName ?? "The person"} who started it may not submit leads any more.`;
        await endRun(tx, run.id, { at: ctx.now(), stoppedReason });
        return false;
      }
      await submitRow(tx, acting, run, row);
      return true;
    });
  } catch (error) {
    if (line === null) throw error;
    if (isDomainError(error)) why = error.details.message;
    else {
      const givenUp = attempt >= givenUpAt;
      ctx.log.error({ err: error, importId: run.id, line, attempt, givenUp }, "a row of an import failed");
      // What passes by itself (a lock, a lost connection) is given the time: the job comes back to this row.
      if (!givenUp) throw error;
      why = failedRow;
    }
  }
  return settleRefused(ctx, run, line, why);
}

async function submitRow(tx: Tx, ctx: PartnerCtx, run: Run, row: Row) {
  const { line, problem } = row;
  const reading = readRow({ cells: row.cells as string[], problem }, mappingOf(run));
  if (!reading.ok) return settle(tx, run, { line, outcome: "invalid", messages: reading.messages });
  const { fields, domain } = reading;
  const said = row.messages as RowMessage[];
  // Held until the lead is in: a colleague's lead about the same company is either seen here or comes after it.
  await lockCompany(tx, fields.productLine, domain);
  const own = (await listOwnOpenLeads(tx, run.partnerId, [domain])).find(
    (lead) => lead.productLine === fields.productLine,
  );
  if (own) return settle(tx, run, { line, outcome: "skipped", messages: [...said, ownLead(domain, own.id)] });
  const leadId = ctx.newId("lead");
  await submitLeadIn(tx, ctx, { leadId, programId: run.programId, source: "import", fields }, submitterOf(ctx));
  return settle(tx, run, { line, outcome: "submitted", messages: said, leadId });
}

/** After a refusal or failure, whose transaction is gone: the whole run stops when it concerns the partner, else only the row. */
async function settleRefused(ctx: Ctx, run: Run, line: number, why: string): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    const stoppedReason = await submissionBlock(tx, run.partnerId, run.programId);
    if (stoppedReason) {
      await endRun(tx, run.id, { at: ctx.now(), stoppedReason });
      return false;
    }
    const messages: RowMessage[] = [{ kind: "error", text: why }];
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
 * or the person who started it lost the permission. Throws what nobody foresaw, at the first attempts; later ones pass
 * over the rows that still fail.
 * @param attempt how often this job has been started, from 1
 */
export async function runImport(ctx: Ctx, key: RunKey, attempt = 1): Promise<void> {
  const find = (db: Db) => findImport(db, { partnerId: key.partnerId, id: key.importId });
  const run = await find(ctx.db);
  if (run?.status !== "running") return;
  let left = slice;
  async function lane(started: Run): Promise<void> {
    while (left > 0) {
      left -= 1;
      if (!(await runNextRow(ctx, started, attempt))) return;
    }
  }
  // Every lane comes to its end before a failure is reported: none goes on behind the job's back.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane(run)));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  await inTransaction(ctx.db, async (tx) => {
    const after = await find(tx);
    if (after?.status === "running") await enqueueRun(tx, key, after.rowsReady);
  });
}
