/** A reported refund, as far as it says which one it is. */
type Reported = { id: string; payload: unknown };
type Told = { refundId?: string; creditNoteId?: string };

/** Under which name a credit note's number is known: people type it in capitals or not. */
export function creditNoteName(creditNoteId: string): string {
  return `credit-note:${creditNoteId.trim().toUpperCase()}`;
}

/** All names of a refund: its source's own, and its credit note's, which any source may tell. */
export function namesOfRefund({ id, payload }: Reported): string[] {
  const { refundId, creditNoteId } = payload as Told;
  return [refundId ?? id, ...(creditNoteId ? [creditNoteName(creditNoteId)] : [])];
}

/** The first report of each refund, in the given order: what shares a name with an earlier one is the same. */
export function eachRefundOnce<Report extends Reported>(reports: readonly Report[]): Report[] {
  const seen = new Set<string>();
  return reports.filter((report) => {
    const names = namesOfRefund(report);
    const isNew = !names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isNew;
  });
}
