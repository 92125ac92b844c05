import { Fragment } from "react";

/** A web address that breaks before its dots and slashes, where it must, and not in the middle of a word. */
export function WebAddress({ children }: { children: string }) {
  const parts = children.split(/(?<=\/)(?!\/)|(?=[.?&])/);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name, and never move
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
