import { mostInteger, wholeNumber } from "./whole-number";

/** The revision that a form was opened with: an older one is a conflict, not an overwrite. What its column can hold. */
export const revision = wholeNumber(1, mostInteger);

/** The same of something that may never have been written: then it is 0. */
export const revisionOrNone = wholeNumber(0, mostInteger);
