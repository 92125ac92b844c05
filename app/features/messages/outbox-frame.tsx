import type { ReactNode } from "react";
import { paths } from "~/paths";
import { PublicLayout } from "~/ui/layout/public-layout";
import { ButtonLink } from "~/ui/primitives/button-link";

/** Around the outbox's pages: they belong to no side and need no sign-in. */
export function OutboxFrame({ children }: { children: ReactNode }) {
  return (
    <PublicLayout homeTo={paths.start()} actions={<ButtonLink to={paths.start()}>Go to Fairlead</ButtonLink>}>
      {children}
    </PublicLayout>
  );
}
