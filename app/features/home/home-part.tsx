import type { ReactNode } from "react";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Panel } from "~/ui/primitives/panel";

type Props = { title: string; more?: { label: string; to: string }; children: ReactNode };

/** A few lines of a list on a home page, and the way to all of it where there is more. */
export function HomePart({ title, more, children }: Props) {
  return (
    <Panel
      title={title}
      padded={false}
      actions={
        more ? (
          <ButtonLink size="sm" to={more.to}>
            {more.label}
          </ButtonLink>
        ) : undefined
      }
    >
      {children}
    </Panel>
  );
}
