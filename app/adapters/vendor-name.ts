/** Who the mails and statements come from: the sender's name in MAIL_FROM. */
export function vendorNameOf(mailFrom: string): string {
  return /^\s*"?([^"<]*?)"?\s*</.exec(mailFrom)?.[1]?.trim() || "Fairlead";
}
