import { FileText } from "lucide-react";
import type { SignedTerms } from "~/domain/programs/views/signed-terms";
import { formatDateTime } from "~/kernel/time";
import { EmptyState } from "~/ui/primitives/empty-state";
import { FoldedPanel } from "~/ui/primitives/folded-panel";
import { TermsText } from "./terms-text";

/** What an organisation signed: who, when, and the text as it was read. The newest stands open. */
export function SignedTermsList({ page }: { page: SignedTerms }) {
  const { signed, timeZone } = page;
  if (signed.length === 0) {
    return (
      <EmptyState icon={FileText} title="Nothing signed yet">
        When an admin accepts the terms of a program, the text that they read is kept here.
      </EmptyState>
    );
  }
  return (
    <div className="grid max-w-3xl gap-4">
      {signed.map(({ id, programName, number, signerName, signerEmail, acceptedAt, terms }, index) => (
        <FoldedPanel key={id} summary={`${programName}, version ${number}`} open={index === 0}>
          <p className="mb-4 text-muted">
            Signed as {signerName} ({signerEmail}) on {formatDateTime(acceptedAt, timeZone)}.
          </p>
          <TermsText text={terms} />
        </FoldedPanel>
      ))}
    </div>
  );
}
