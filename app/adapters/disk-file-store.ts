import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { notFound } from "~/kernel/errors";
import { assertStorageKey, type FileStore } from "~/kernel/file-store";
import { measureBytes } from "./measure-bytes";

const chunkBytes = 64 * 1024;

/**
 * Files in one folder of the local disk, readable only by the account that runs the app.
 * A file appears under its key only when all of it is on the disk: written aside, synced, then renamed.
 */
export function createDiskFileStore({ directory }: { directory: string }): FileStore {
  // A dot cannot occur in a key, so what is being written never collides with what is stored.
  const incoming = join(directory, ".incoming");
  const pathOf = (key: string) => {
    assertStorageKey(key);
    return join(directory, key);
  };

  return {
    async put(key, body, { maxBytes }) {
      const target = pathOf(key);
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const temporary = join(incoming, randomUUID());
      const { chunks, measured } = measureBytes(body, maxBytes);
      try {
        const file = await open(temporary, "wx", 0o600);
        try {
          for await (const chunk of chunks) await file.writeFile(chunk);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncDirectory(dirname(target));
      return measured();
    },

    async open(key) {
      const file = await openForReading(pathOf(key));
      try {
        const { size } = await file.stat();
        return { stream: streamOf(file), size };
      } catch (error) {
        await file.close();
        throw error;
      }
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw notFound("file");
    throw error;
  }
}

/** Reads one chunk per pull, so a slow reader holds one chunk in memory; closes the file at the end or on cancel. */
function streamOf(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { bytesRead, buffer } = await file.read(new Uint8Array(chunkBytes), 0, chunkBytes, null);
          if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
          await file.close();
          controller.close();
        } catch (error) {
          await file.close();
          throw error;
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}

/** Makes the rename itself survive a power cut. Windows cannot open a folder; there the rename alone must do. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
