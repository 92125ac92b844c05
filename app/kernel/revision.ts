import { z } from "zod";

/** A row's revision as a form carries it along, to find that somebody else was faster; what a column of it can hold. */
export const revision = z.coerce.number<string>().int().min(0).max(2_147_483_647);
