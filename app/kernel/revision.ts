import { z } from "zod";

const number = z.coerce.number<string>().int().max(2_147_483_647);

/** The revision that a form was opened with: an older one is a conflict, not an overwrite. What its column can hold. */
export const revision = number.min(1);

/** The same of something that may never have been written: then it is 0. */
export const revisionOrNone = number.min(0);
