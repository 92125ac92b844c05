import { Link } from "@remix-run/react";
import type { ShareText } from "~/domain/attribution/link-words";
import { kindWords } from "~/domain/programs/reward-words";
import type { ReferralHome as Home } from "~/domain/reporting/views/referral-home";
import { LeadLines } from "~/features/home/lead-lines";
import { programTones } from "~/features/onboarding/program-tones";
import { RuleSections } from "~/features/programs/rules-panels";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { FoldedPanel } from "~/ui/primitives/folded-panel";
import { Panel } from "~/ui/primitives/panel";
import { LinkAddress, ShareTexts } from "./share-panel";

type Referral = Home["referrals"][number];
type Props = { home: Home & { url: string; texts: readonly ShareText[] }; now: Date; timeZone: string };

function earnedText(earned: Referral["earned"]): string {
  return earned.map(({ kind, ...money }) => `${formatMoney(money)}${kindWords[kind]}`).join(" + ");
}

/** For members and customers: why and how, what counts, one link to share, and what became of each referral. */
export function ReferralHome({ home, now, timeZone }: Props) {
  const { programName, kind, url, texts, sentences, referrals, total } = home;
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
        <LinkAddress url={url} text={texts.find(({ id }) => id === "post")?.text ?? ""} />
      </Panel>
      <Panel title="What counts">
        <RuleSections sentences={sentences} />
      </Panel>
      <div className="lg:col-span-2">
        <FoldedPanel summary="Texts to share, with your link in them" open={false}>
          <ShareTexts texts={texts} />
        </FoldedPanel>
      </div>
      <Panel
        title="Your referrals"
        count={total || undefined}
        className="lg:col-span-2"
        padded={false}
        actions={
          total > referrals.length ? (
            <Link className="link" to={paths.portal.leads()}>
              All under Leads
            </Link>
          ) : undefined
        }
      >
        {referrals.length === 0 ? (
          <p className="panel-body text-muted">
            Nobody yet. As soon as somebody signs up through your link, they stand here.
          </p>
        ) : (
          <LeadLines
            leads={referrals.map((one) => ({ ...one, earned: earnedText(one.earned) }))}
            side="partner"
            href={paths.portal.lead}
            now={now}
            timeZone={timeZone}
          />
        )}
      </Panel>
    </section>
  );
}
