import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { S3Client, S3ClientConfig } from "@aws-sdk/client-s3";
import { megabyte } from "~/kernel/bytes";
import { notFound } from "~/kernel/errors";
import { assertStorageKey, type FileStore } from "~/kernel/file-store";
import { measureBytes } from "./measure-bytes";

export type S3FileStoreOptions = {
  bucket: string;
  region: string;
  /** For services other than Amazon's (MinIO, R2, …), e.g. `https://minio.internal:9000`. */
  endpoint?: string;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`; most other services need it. */
  forcePathStyle?: boolean;
  /** Without them the SDK looks in its usual places (instance role, AWS_… variables). */
  accessKeyId?: string;
  secretAccessKey?: string;
};

/** The SDK repeats a failed upload only from memory, never from a stream; most files are smaller than this. */
const repeatableBytes = 16 * megabyte;

/** Files as objects of one private bucket. The SDK is loaded on first use: it costs nothing when files are on disk. */
export function createS3FileStore(options: S3FileStoreOptions): FileStore {
  const { bucket } = options;
  let loading: Promise<{ sdk: typeof import("@aws-sdk/client-s3"); client: S3Client }> | undefined;
  const load = () => {
    loading ??= import("@aws-sdk/client-s3").then((sdk) => ({ sdk, client: new sdk.S3Client(clientConfig(options)) }));
    return loading;
  };

  return {
    async put(key, body, { contentType, maxBytes }) {
      assertStorageKey(key);
      const { sdk, client } = await load();
      const { chunks, measured } = measureBytes(body, maxBytes);
      // S3 wants length and checksum first, so the bytes wait in a file: memory stays flat however large they are.
      const spool = join(tmpdir(), `fairlead-upload-${randomUUID()}`);
      try {
        const file = await open(spool, "wx", 0o600);
        try {
          for await (const chunk of chunks) await file.writeFile(chunk);
        } finally {
          await file.close();
        }
        const stored = measured();
        await client.send(
          new sdk.PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: stored.size <= repeatableBytes ? await readFile(spool) : createReadStream(spool),
            ContentLength: stored.size,
            ContentType: contentType,
            // The service refuses the object unless it received exactly these bytes.
            ChecksumSHA256: Buffer.from(stored.sha256, "hex").toString("base64"),
          }),
        );
        return stored;
      } finally {
        await rm(spool, { force: true });
      }
    },

    async open(key) {
      assertStorageKey(key);
      const { sdk, client } = await load();
      try {
        const { Body, ContentLength } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }));
        if (!Body || ContentLength === undefined) throw new Error("The file storage answered without a file");
        return { stream: Body.transformToWebStream(), size: ContentLength };
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) throw notFound("file");
        throw error;
      }
    },

    async delete(key) {
      assertStorageKey(key);
      const { sdk, client } = await load();
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

function clientConfig(options: S3FileStoreOptions): S3ClientConfig {
  const { region, endpoint, forcePathStyle = false, accessKeyId, secretAccessKey } = options;
  return {
    region,
    endpoint,
    forcePathStyle,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
    // Several S3-compatible services do not know the newer checksums of answers.
    responseChecksumValidation: "WHEN_REQUIRED",
  };
}
