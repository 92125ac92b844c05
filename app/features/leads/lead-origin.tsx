import { Link } from "@remix-run/react";
import type { LeadOrigin } from "~/domain/attribution/views/lead-origin";
import { paths } from "~/paths";

/** Behind the partner's name: through which link a lead came, and the account that says why it counts as theirs. */
export function LeadOriginWords({ origin: { link, accountId } }: { origin: LeadOrigin }) {
  return (
    <>
      {link ? (
        <>
          {" "}
          through the link{" "}
          <Link className="link" to={paths.desk.link(link.id)}>
            {link.name}
          </Link>
        </>
      ) : null}
      {accountId ? (
        <>
          {" · "}
          <Link className="link" to={paths.desk.account(accountId)}>
            Account and events
          </Link>
        </>
      ) : null}
    </>
  );
}
