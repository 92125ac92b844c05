/** Keeps short secrets (account and tax numbers) unreadable at rest. */
export type Vault = {
  /** Gives a text that only `open` turns back; another one each time. */
  seal(text: string): string;
  /** Throws when the text was not sealed here, or was changed. */
  open(sealed: string): string;
};
