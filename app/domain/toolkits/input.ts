import { z } from "zod";
import { revision } from "~/kernel/revision";
import { line, optionalLine, optionalMultiline } from "~/kernel/text";
import { partnerKinds, type PartnerKind } from "../partners/input";
import { previewMaxLength } from "./fields";
import { assetKinds } from "./types";

const id = z.string().max(60);
const choose = "Please choose one.";

const collection = { title: line(80), description: optionalLine(300) };
const direction = z.enum(["up", "down"]);

export const createCollectionInput = z.strictObject(collection);
export const changeCollectionInput = z.strictObject({ collectionId: id, revision, ...collection });
export const moveCollectionInput = z.strictObject({ collectionId: id, direction });
export const deleteCollectionInput = z.strictObject({ collectionId: id });
export const moveAssetInput = z.strictObject({ assetId: id, direction });

const details = {
  collectionId: id.pipe(z.string().min(1, choose)),
  kind: z.enum(assetKinds, choose),
  title: line(120),
  description: optionalMultiline(1_000),
  keywords: optionalLine(300),
  audience: z.array(z.enum(Object.keys(partnerKinds) as [PartnerKind])).transform((kinds) => [...new Set(kinds)]),
};

const version = {
  file: z.file("Please choose a file."),
  previewText: optionalMultiline(previewMaxLength),
  changeNote: optionalLine(300),
};

/** A new asset comes with its first version. */
export const createAssetInput = z.strictObject({ ...details, file: version.file, previewText: version.previewText });
export const changeAssetInput = z.strictObject({ revision, ...details });
export const uploadVersionInput = z.strictObject(version);
export const versionInput = z.strictObject({ versionId: id });

/** `replaces` is the version that was published when the form was opened, or "" when none was. */
export const publishVersionInput = z.strictObject({ versionId: id, replaces: id });
export const recallVersionInput = z.strictObject({ versionId: id, reason: line(300) });

export type CollectionInput = z.output<typeof createCollectionInput>;
export type ChangeCollectionInput = z.output<typeof changeCollectionInput>;
export type MoveCollectionInput = z.output<typeof moveCollectionInput>;
export type MoveAssetInput = z.output<typeof moveAssetInput>;
export type CreateAssetInput = z.output<typeof createAssetInput>;
export type ChangeAssetInput = z.output<typeof changeAssetInput>;
export type UploadVersionInput = z.output<typeof uploadVersionInput>;
export type PublishVersionInput = z.output<typeof publishVersionInput>;
export type RecallVersionInput = z.output<typeof recallVersionInput>;

/** The address of the partner's list. */
export const toolkitQuery = z.strictObject({
  q: z.string().max(200).optional(),
  kind: z.enum(assetKinds).optional(),
});
export type ToolkitQuery = z.output<typeof toolkitQuery>;
