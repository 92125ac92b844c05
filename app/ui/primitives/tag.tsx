import type { ReactNode } from "react";

/** A quiet label without meaning of its own, such as a file type or a version. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
