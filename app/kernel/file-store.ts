/** What was stored: its size in bytes and its SHA-256 in hexadecimal. */
export type StoredFile = { size: number; sha256: string };

/** Where files live. Keys are random and made by the caller; they never come from a request. */
export type FileStore = {
  /**
   * Stores all of `body` or nothing. An existing file of that key is replaced as a whole.
   * Throws `too-large` as soon as more than `maxBytes` arrive, RangeError for a malformed key.
   */
  put(
    key: string,
    body: Uint8Array | AsyncIterable<Uint8Array>,
    options: { contentType: string; maxBytes?: number },
  ): Promise<StoredFile>;
  /** The file's bytes and their number; cancel the stream when it is not read to its end. Throws `not-found`. */
  open(key: string): Promise<{ stream: ReadableStream<Uint8Array>; size: number }>;
  /** Removes a file; removing what is not there succeeds. */
  delete(key: string): Promise<void>;
};

const storageKey = /^[a-z0-9_-]+(?:\/[a-z0-9_-]+)*$/;

/** Whether a text may be a storage key: lower case, digits, `_`, `-` in parts joined by `/`. No dots, so no way up. */
export function isStorageKey(text: string): boolean {
  return text.length <= 200 && storageKey.test(text);
}

/** Throws RangeError unless the text may be a storage key. The text is not repeated in the message. */
export function assertStorageKey(text: string): void {
  if (!isStorageKey(text)) throw new RangeError("Malformed storage key");
}
