import { Link, useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { CompanyCheck as Check } from "~/domain/leads/views/check-company";
import { paths } from "~/paths";
import { StatusDot } from "~/ui/primitives/status-dot";

const pause = 400;

/** Asks the server, a moment after the last key, whether a company is free. */
export function useCompanyCheck(website: string, productLine: string, programId: string): Check | undefined {
  const { load, data } = useFetcher<Check>();
  useEffect(() => {
    if (!/\.[a-z]{2,}/i.test(website)) return;
    const query = new URLSearchParams({ website, productLine, programId });
    const timer = setTimeout(() => load(`${paths.portal.companyCheck()}?${query}`), pause);
    return () => clearTimeout(timer);
  }, [website, productLine, programId, load]);
  return data;
}

/** Whether the company is free, in a sentence that never names the holder. */
export function CompanyCheckResult({ check }: { check: Check | undefined }) {
  if (!check || check.outcome === "unknown") {
    return <p className="text-sm text-muted">Type the website to see whether the company is free.</p>;
  }
  if (check.outcome === "free" && check.earnedBefore) {
    return (
      <StatusDot tone="attention">
        {check.domain} can be submitted, but rewards of this program were earned for it before, and each step pays once
        only: those steps would pay nothing.
      </StatusDot>
    );
  }
  if (check.outcome === "free") return <StatusDot tone="good">{check.domain} is free.</StatusDot>;
  if (check.outcome === "own") {
    return (
      <StatusDot tone="info">
        Your organisation has an open lead for {check.domain}:{" "}
        <Link className="link" to={paths.portal.lead(check.leadId)}>
          open it
        </Link>
        .
      </StatusDot>
    );
  }
  return (
    <StatusDot tone="attention">
      Somebody else is already bringing {check.domain}. You may still submit: your lead waits, with its time kept.
    </StatusDot>
  );
}
