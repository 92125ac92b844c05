import { Link } from "@remix-run/react";
import type { ReferralHome as Home } from "~/domain/reporting/views/referral-home";
import { StatusBadge } from "~/features/leads/status-badge";
import { programTones } from "~/features/onboarding/program-tones";
import { RuleSections } from "~/features/programs/rules-panels";
import { paths } from "~/paths";
import { Panel } from "~/ui/primitives/panel";
import { LinkAddress } from "./share-panel";

type Props = { home: Home & { url: string } };

/** For members and customers: why and how, what counts, one link to share, and what became of each referral. */
export function ReferralHome({ home }: Props) {
  const { programName, kind, url, sentences, referrals } = home;
  const { pitch } = programTones[kind];
  return (
    <section aria-label={programName} className="grid gap-5 lg:grid-cols-2">
      <Panel title={programName}>
        <p>{pitch}</p>
        <ol className="my-3 grid list-decimal gap-1 ps-5">
          <li>Share your link with somebody who has the problem that we solve.</li>
          <li>They sign up through it; we know that you sent them.</li>
          <li>You see here what becomes of it, and what you get for it.</li>
        </ol>
        <LinkAddress url={url} text={`I recommend this: ${programName}`} />
      </Panel>
      <Panel title="What counts">
        <RuleSections sentences={sentences} />
      </Panel>
      <Panel title="Your referrals" count={referrals.length || undefined} className="lg:col-span-2" padded={false}>
        {referrals.length === 0 ? (
          <p className="panel-body text-muted">
            Nobody yet. As soon as somebody signs up through your link, they stand here.
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {referrals.map(({ id, companyName, standing }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
                <Link className="link" to={paths.portal.lead(id)}>
                  {companyName}
                </Link>
                <StatusBadge standing={standing} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </section>
  );
}
