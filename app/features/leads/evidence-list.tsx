import { Paperclip } from "lucide-react";

export type EvidenceListProps = {
  files: readonly { id: string; name: string; sizeBytes: bigint }[];
  href: (fileId: string) => string;
};

/** Files that came with a lead. */
export function EvidenceList({ files, href }: EvidenceListProps) {
  return (
    <ul className="grid gap-1">
      {files.map((file) => (
        <li key={file.id}>
          <a className="link inline-flex min-h-6 items-center gap-1.5" href={href(file.id)}>
            <Paperclip aria-hidden="true" />
            {file.name}
          </a>{" "}
          <span className="text-sm text-muted">{Math.ceil(Number(file.sizeBytes) / 1000)} kB</span>
        </li>
      ))}
    </ul>
  );
}
