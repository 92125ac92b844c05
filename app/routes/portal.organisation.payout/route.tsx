import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countryOptions } from "~/domain/leads/country-options";
import { savePayoutDetails, signTaxForm } from "~/domain/payouts/commands/save-payout-profile";
import { payoutDetailsInput, taxFormInput } from "~/domain/payouts/profile-form";
import { getPayoutProfile } from "~/domain/payouts/views/payout-profile";
import { OrganisationTabs } from "~/features/partners/organisation-tabs";
import { AccountPanel, TaxFormPanel } from "~/features/payouts/payout-profile-forms";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, pageLoader } from "~/web/handle.server";
import { onPage } from "~/web/on-record.server";

export const meta: MetaFunction = () => [{ title: "Payout details · Fairlead" }];

export const loader = pageLoader({ permission: "payout-details.manage" }, async ({ ctx }) => ({
  profile: await getPayoutProfile(ctx),
  countries: countryOptions,
}));

const here = onPage(paths.portal.payoutProfile());

export const action = formAction({
  account: here("payout-details.manage", payoutDetailsInput, savePayoutDetails, "Saved. The number is sealed."),
  tax: here("payout-details.manage", taxFormInput, signTaxForm, "Signed."),
});

export default function PayoutProfile() {
  const { profile, countries } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  return (
    <>
      <PageHeader title="Payout details" description="Where your money goes, and the form that the tax office wants." />
      <OrganisationTabs current="payout" manages />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <AccountPanel
          key={profile.details?.changedAt.getTime()}
          profile={profile}
          countries={countries}
          failure={of("account")}
        />
        <TaxFormPanel key={profile.tax?.signedAt.getTime()} profile={profile} failure={of("tax")} />
      </div>
    </>
  );
}
