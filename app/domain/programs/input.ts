import { z } from "zod";
import { revision } from "~/kernel/revision";
import { line, optionalLine } from "~/kernel/text";
import { wholeNumberOrNone } from "~/kernel/whole-number";
import { keysOf, programKinds } from "./fields";
import { programMoveNames } from "./lifecycle";
import { type RulesForm, typedRules } from "./rules-form";

const id = z.string().max(60);

export const createProgramInput = z.strictObject({
  name: line(80),
  slug: optionalLine(40).pipe(
    z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and hyphens only, such as agency-partners."),
  ),
  kind: z.enum(keysOf(programKinds), "Please choose one."),
  /** A published version to copy, or "" for the rules that its kind begins with. */
  copyOf: id,
});

/** Without places the limit is taken away. */
export const changeProgramInput = z.strictObject({
  revision,
  name: line(80),
  pilotPlaces: wholeNumberOrNone(1, 10_000),
});
export const moveProgramInput = z.strictObject({
  revision,
  move: z.enum(programMoveNames),
  /** Shown to partners; needed where it hurts. */
  reason: optionalLine(300),
});
export const enrolPartnerInput = z.strictObject({ partnerId: id.pipe(z.string().min(1, "Please choose a partner.")) });

export const startDraftInput = z.strictObject({ copyOf: id });
export const draftInput = z.strictObject({ versionId: id, revision });

export type SaveDraftInput = RulesForm & { versionId: string; revision: number; change: string };

/** Everything in the editor. `change` adds or removes a row on the way, as draft-rows.ts reads it. */
export const saveDraftInput = z.strictObject({
  versionId: id,
  revision,
  change: z.string().max(100).default(""),
  ...typedRules.shape,
}) as unknown as z.ZodType<SaveDraftInput>;

export const acceptTermsInput = z.strictObject({
  programId: id,
  versionId: id,
  signerName: line(120).refine((name) => /\p{L}\S*\s+\S*\p{L}/u.test(name), "Please give first and last name."),
  agree: z.literal(true, "Please tick the box to accept the terms."),
});

export type CreateProgramInput = z.output<typeof createProgramInput>;
export type ChangeProgramInput = z.output<typeof changeProgramInput>;
export type MoveProgramInput = z.output<typeof moveProgramInput>;
export type StartDraftInput = z.output<typeof startDraftInput>;
export type DraftInput = z.output<typeof draftInput>;
export type AcceptTermsInput = z.output<typeof acceptTermsInput>;
