import type { FileStore } from "~/kernel/file-store";
import { createDiskFileStore } from "./disk-file-store";
import { createS3FileStore, type S3FileStoreOptions } from "./s3-file-store";

export type FileStoreConfig = { kind: "disk"; directory: string } | ({ kind: "s3" } & S3FileStoreOptions);

/** The file store that the settings ask for. Opens nothing yet, so it cannot fail. */
export function createFileStore(config: FileStoreConfig): FileStore {
  return config.kind === "disk" ? createDiskFileStore(config) : createS3FileStore(config);
}
