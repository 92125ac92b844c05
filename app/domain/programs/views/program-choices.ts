import { listPrograms } from "db/queries/programs";
import type { VendorCtx } from "../../context";
import type { ProgramStatus } from "../lifecycle";

export type Choice = { value: string; label: string };

/** Programs to choose from: those of the given statuses, or all. */
export async function listProgramChoices(ctx: VendorCtx, statuses?: readonly ProgramStatus[]): Promise<Choice[]> {
  return (await listPrograms(ctx.db))
    .filter(({ status }) => !statuses || statuses.includes(status as ProgramStatus))
    .map(({ id, name }) => ({ value: id, label: name }));
}
