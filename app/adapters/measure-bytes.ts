import { createHash } from "node:crypto";
import { megabyte } from "~/kernel/bytes";
import { DomainError } from "~/kernel/errors";
import type { StoredFile } from "~/kernel/file-store";

/** Passes bytes through while counting and hashing them; `measured()` is valid once they have all passed. */
export function measureBytes(
  body: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes = Number.POSITIVE_INFINITY,
): { chunks: AsyncGenerator<Uint8Array, void>; measured(): StoredFile } {
  const hash = createHash("sha256");
  let size = 0;
  let sha256 = "";

  async function* pass(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of body instanceof Uint8Array ? [body] : body) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        throw new DomainError("too-large", { message: `The file is larger than ${readableSize(maxBytes)}.` });
      }
      hash.update(chunk);
      yield chunk;
    }
    sha256 = hash.digest("hex");
  }

  return { chunks: pass(), measured: () => ({ size, sha256 }) };
}

function readableSize(bytes: number): string {
  return bytes >= megabyte ? `${Math.floor(bytes / megabyte)} MB` : `${bytes} bytes`;
}
