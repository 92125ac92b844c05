import { z } from "zod";
import { countryPattern } from "~/kernel/countries";
import { revision, revisionOrNone } from "~/kernel/revision";
import { emailAddress, line, multiline, optionalLine, optionalMultiline } from "~/kernel/text";
import { companySizes, partnerKinds, type PartnerKind } from "../partners/input";
import { registrableDomain } from "../partners/company";
import { industries, keysOf } from "../programs/fields";
import { declineReasons } from "./fields";
import { enrolmentMoveNames } from "./lifecycle";

const id = z.string().max(60);
const choose = "Please choose one.";
const kind = z.enum(Object.keys(partnerKinds) as [PartnerKind], choose);

const website = optionalLine(300)
  .transform((text) => (text === "" || /^https?:\/\//i.test(text) ? text : `https://${text}`))
  .refine((text) => text === "" || registrableDomain(text) !== null, "Please give a website, such as company.com.");

const country = z.string().regex(countryPattern, choose);

/** What everybody tells who applies, also an organisation that is in the portal already. */
const pitch = {
  size: z.enum(keysOf(companySizes), choose),
  regions: optionalLine(200),
  industries: z.array(z.enum(keysOf(industries))).max(30),
  why: multiline(2_000),
};

/** The public application. A community member need not have a website of their own. */
export const applyInput = z
  .strictObject({
    /** Made by the page: a form that is sent twice is one application. */
    applicationId: id,
    /** The sealed name of a nomination, or "". */
    nomination: z.string().max(300),
    kind,
    legalName: line(160),
    website,
    country,
    contactName: line(120),
    email: emailAddress(),
    ...pitch,
  })
  .superRefine((given, check) => {
    if (given.website === "" && given.kind !== "community") {
      check.addIssue({ code: "custom", path: ["website"], message: "Please fill this in." });
    }
  });

/** The application of an organisation that is in the portal: who it is, is known. */
export const applyWithinInput = z.strictObject({ programId: id, why: multiline(2_000) });

export const nominateInput = z.strictObject({
  programId: id.pipe(z.string().min(1, "Please choose a program.")),
  legalName: line(160),
  contactName: line(120),
  email: emailAddress(),
  /** The reviewer reads it; the company does not. */
  reason: multiline(1_000),
});

export const answerApplicationInput = z.strictObject({
  sealed: z.string().max(300),
  revision,
  answer: multiline(4_000),
});

/** The reviewer's form: every button sends all of it, so that nothing typed is lost; each asks for its own. */
const review = {
  revision,
  internalNote: optionalMultiline(4_000),
  question: optionalMultiline(2_000),
  reason: z.enum(keysOf(declineReasons), choose).optional(),
  partnerText: optionalMultiline(2_000),
};
export const reviewApplicationInput = z.strictObject(review);
export const askApplicantInput = z.strictObject({ ...review, question: multiline(2_000) });
export const declineApplicationInput = z.strictObject({
  ...review,
  reason: z.enum(keysOf(declineReasons), choose),
  partnerText: multiline(2_000),
});

const enrolment = { enrolmentId: id, revision };
export const moveEnrolmentInput = z.strictObject({
  ...enrolment,
  move: z.enum(enrolmentMoveNames),
  /** The partner reads it. */
  reason: line(300),
});
export const changeTierInput = z.strictObject({
  ...enrolment,
  tier: optionalLine(40).pipe(z.string().regex(/^([\p{L}\d][\p{L}\d _-]*)?$/u, "Letters and digits, please.")),
  reason: line(300),
});
export const confirmCustomerInput = z.strictObject({ ...enrolment, confirmed: z.enum(["yes", "no"]) });

export const answerQuestionInput = z.strictObject({ programId: id, answer: multiline(2_000) });

/** The most questions on a program's page. */
export const mostQuestions = 20;
export const programPageInput = z.strictObject({
  revision: revisionOrNone,
  summary: optionalMultiline(1_000),
  payoutRhythm: z.enum(["", "weekly", "monthly", "quarterly"]).default(""),
  /** A plain decimal in the currency; empty when nothing is said. */
  payoutMinimum: optionalLine(20).default(""),
  payoutCurrency: optionalLine(3).default(""),
  questions: z
    .array(z.strictObject({ question: optionalLine(200), answer: optionalMultiline(2_000) }))
    .max(mostQuestions)
    .superRefine((rows, check) => {
      for (const [row, { question, answer }] of rows.entries()) {
        if (question !== "" && answer === "") {
          check.addIssue({ code: "custom", path: [row, "answer"], message: "Please give the answer, too." });
        }
        if (question === "" && answer !== "") {
          check.addIssue({ code: "custom", path: [row, "question"], message: "Please give the question, too." });
        }
      }
    })
    .transform((rows) => rows.filter(({ question }) => question !== "")),
});

export type ApplyInput = z.output<typeof applyInput>;
export type ApplyWithinInput = z.output<typeof applyWithinInput>;
export type NominateInput = z.output<typeof nominateInput>;
export type AnswerApplicationInput = z.output<typeof answerApplicationInput>;
export type ReviewApplicationInput = z.output<typeof reviewApplicationInput>;
export type AskApplicantInput = z.output<typeof askApplicantInput>;
export type DeclineApplicationInput = z.output<typeof declineApplicationInput>;
export type MoveEnrolmentInput = z.output<typeof moveEnrolmentInput>;
export type ChangeTierInput = z.output<typeof changeTierInput>;
export type ConfirmCustomerInput = z.output<typeof confirmCustomerInput>;
export type AnswerQuestionInput = z.output<typeof answerQuestionInput>;
export type ProgramPageInput = z.output<typeof programPageInput>;
