import { line, timeZone, webAddress } from "./email-text";

/** What every mail about a lead knows; moments are shown in `timeZone`. */
export const leadFields = { companyName: line, leadUrl: webAddress, timeZone };
