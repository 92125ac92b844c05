import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createFileStore } from "~/adapters/file-store";
import { isDomainError } from "~/kernel/errors";
import { type FileStore, isStorageKey } from "~/kernel/file-store";
import { type FakeS3, startFakeS3 } from "../support/fake-s3";

const contentType = "application/pdf";
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** 300 kB that repeat nowhere, so that a lost or swapped chunk shows. */
const large = new Uint8Array(300_000).map((_, index) => (index * 31 + (index >> 8)) % 256);

async function* inChunks(bytes: Uint8Array, size: number, failAfter = Number.POSITIVE_INFINITY) {
  for (let at = 0; at < bytes.length; at += size) {
    if (at >= failAfter) throw new Error("The sender hung up");
    yield bytes.subarray(at, at + size);
  }
}

async function readAll(store: FileStore, key: string): Promise<Uint8Array> {
  const { stream, size } = await store.open(key);
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  expect(bytes.length).toBe(size);
  return bytes;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isDomainError(error) ? error.code : String(error);
}

/** What every file store promises, whatever it stores on. */
function describeFileStore(name: string, open: () => Promise<{ store: FileStore; count(): Promise<number> }>) {
  describe(`${name} file store`, () => {
    let store: FileStore;
    let count: () => Promise<number>;
    beforeAll(async () => ({ store, count } = await open()));

    it("gives back what was put, with its size and hash", async () => {
      const stored = await store.put("evidence/one", large, { contentType });
      expect(stored).toEqual({ size: large.length, sha256: sha256(large) });
      expect(sha256(await readAll(store, "evidence/one"))).toBe(sha256(large));
    });

    it("takes a stream", async () => {
      const stored = await store.put("evidence/two", inChunks(large, 7_001), { contentType });
      expect(stored).toEqual({ size: large.length, sha256: sha256(large) });
      expect(sha256(await readAll(store, "evidence/two"))).toBe(sha256(large));
    });

    it("stores an empty file", async () => {
      expect(await store.put("empty", new Uint8Array(), { contentType })).toMatchObject({ size: 0 });
      expect(await readAll(store, "empty")).toHaveLength(0);
    });

    it("replaces a file as a whole", async () => {
      await store.put("replaced", large, { contentType });
      await store.put("replaced", new Uint8Array([1, 2, 3]), { contentType });
      expect([...(await readAll(store, "replaced"))]).toEqual([1, 2, 3]);
    });

    it("leaves nothing when the sender hangs up", async () => {
      const before = await count();
      const put = store.put("broken", inChunks(large, 10_000, 50_000), { contentType });
      await expect(put).rejects.toThrow("The sender hung up");
      expect(await codeOf(store.open("broken"))).toBe("not-found");
      expect(await count()).toBe(before);
    });

    it("stops at the limit, keeps the earlier file, and allows exactly the limit", async () => {
      await store.put("limited", new Uint8Array([9]), { contentType });
      const before = await count();
      const put = store.put("limited", inChunks(large, 10_000), { contentType, maxBytes: large.length - 1 });
      expect(await codeOf(put)).toBe("too-large");
      expect([...(await readAll(store, "limited"))]).toEqual([9]);
      expect(await count()).toBe(before);
      await store.put("limited", large, { contentType, maxBytes: large.length });
      expect(await readAll(store, "limited")).toHaveLength(large.length);
    });

    it("says not found for a file that is not there, and deletes without complaint", async () => {
      expect(await codeOf(store.open("absent"))).toBe("not-found");
      await store.put("gone", large, { contentType });
      await store.delete("gone");
      await store.delete("gone");
      expect(await codeOf(store.open("gone"))).toBe("not-found");
    });

    it("can be cancelled half-way and read again", async () => {
      await store.put("cancelled", large, { contentType });
      const { stream } = await store.open("cancelled");
      const reader = stream.getReader();
      expect((await reader.read()).value?.length).toBeGreaterThan(0);
      await reader.cancel();
      expect(await readAll(store, "cancelled")).toHaveLength(large.length);
    });

    it("refuses malformed keys in every method", async () => {
      for (const key of ["../secret", "a/../b", "/etc/passwd", "a//b", "a/", "A", "a.b", "", "a\0b", "x".repeat(201)]) {
        await expect(store.put(key, large, { contentType })).rejects.toThrow(RangeError);
        await expect(store.open(key)).rejects.toThrow(RangeError);
        await expect(store.delete(key)).rejects.toThrow(RangeError);
      }
    });

    it("keeps one whole file when several write the same key at once", async () => {
      const versions = [1, 2, 3, 4].map((value) => new Uint8Array(100_000).fill(value));
      await Promise.all(versions.map((bytes) => store.put("raced", inChunks(bytes, 9_999), { contentType })));
      const bytes = await readAll(store, "raced");
      expect(bytes).toHaveLength(100_000);
      expect(new Set(bytes).size).toBe(1);
    });
  });
}

const directory = await mkdtemp(join(tmpdir(), "fairlead-files-"));
/** Where the S3 store lets uploads wait: a folder of our own, so that a left-over is seen and nobody else's is. */
const spool = await mkdtemp(join(tmpdir(), "fairlead-spool-"));
let s3: FakeS3;
beforeAll(async () => {
  vi.stubEnv("TMPDIR", spool);
  s3 = await startFakeS3();
});
afterAll(async () => {
  await s3.close();
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
  await rm(spool, { recursive: true });
});

describeFileStore("disk", async () => ({
  store: createFileStore({ kind: "disk", directory }),
  count: async () => (await readdir(directory, { recursive: true })).length,
}));

const s3Store = () =>
  createFileStore({
    kind: "s3",
    bucket: s3.bucket,
    region: "eu-central-1",
    endpoint: s3.endpoint,
    forcePathStyle: true,
    accessKeyId: "test",
    secretAccessKey: "test",
  });

describeFileStore("S3", async () => ({
  store: s3Store(),
  count: async () => s3.objects.size + (await readdir(spool)).length,
}));

describe("storage details", () => {
  it("keeps files on disk readable only by the app's account", async () => {
    const store = createFileStore({ kind: "disk", directory });
    await store.put("private/file", large, { contentType });
    expect((await stat(join(directory, "private/file"))).mode & 0o077).toBe(0);
    expect((await stat(join(directory, "private"))).mode & 0o077).toBe(0);
  });

  it("repeats a request that S3 asks to slow down", async () => {
    s3.slowDown(1);
    await s3Store().put("busy", large, { contentType });
    s3.slowDown(1);
    expect(sha256(await readAll(s3Store(), "busy"))).toBe(sha256(large));
  });

  it("streams to S3 what is too large to hold in memory", async () => {
    const pieces = async function* () {
      for (let piece = 0; piece < 17; piece += 1) yield new Uint8Array(1024 * 1024).fill(piece);
    };
    const stored = await s3Store().put("huge", pieces(), { contentType });
    expect(stored.size).toBe(17 * 1024 * 1024);
    expect(sha256(s3.objects.get("huge")?.bytes ?? new Uint8Array())).toBe(stored.sha256);
  });

  it("tells S3 the content type", async () => {
    expect(s3.objects.get("evidence/one")?.contentType).toBe(contentType);
  });

  it("knows a storage key", () => {
    expect(isStorageKey("evidence/2026/0x-_z")).toBe(true);
    expect(isStorageKey("evidence\n")).toBe(false);
  });
});
