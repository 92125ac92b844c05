import type { ReactNode } from "react";

export type ManagedRowProps = {
  /** The name, with its tags. */
  title: ReactNode;
  note: ReactNode;
  /** What can be done with it, in place. */
  children: ReactNode;
};

/** A person or a thing in a `<ul>` that is managed in place: name, quiet words under it, its forms at the end. */
export function ManagedRow({ title, note, children }: ManagedRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium">{title}</p>
        <p className="text-sm break-words text-muted">{note}</p>
      </div>
      {children}
    </li>
  );
}
