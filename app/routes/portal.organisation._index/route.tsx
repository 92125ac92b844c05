import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { countryOptions } from "~/domain/leads/country-options";
import { addContact, changeOrganisation, removeContact } from "~/domain/partners/commands/change-organisation";
import { confirmVerification, requestVerification, verifyByDns } from "~/domain/partners/commands/verify-domain";
import {
  addContactInput,
  changeProfileInput,
  companySizes,
  confirmVerificationInput,
  contactIdInput,
  partnerKinds,
  requestVerificationInput,
} from "~/domain/partners/input";
import { getOrganisation } from "~/domain/partners/views/partners";
import { industries, labelOf } from "~/domain/programs/fields";
import { ContactList, OrganisationForm, VerificationForms } from "~/features/partners/organisation-forms";
import { OrganisationTabs } from "~/features/partners/organisation-tabs";
import { countryName } from "~/kernel/countries";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { onPage } from "~/web/on-record.server";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Organisation · Fairlead" }];

export const loader = pageLoader({ permission: "portal.enter" }, async ({ ctx }) => ({
  organisation: await getOrganisation(ctx),
  countries: countryOptions,
}));

const here = onPage(paths.portal.organisation());

export const action = formAction({
  profile: here("organisation.edit", changeProfileInput, changeOrganisation, "Saved."),
  "add-contact": here("organisation.edit", addContactInput, addContact, "Added."),
  "remove-contact": here("organisation.edit", contactIdInput, removeContact, "Removed."),
  verify: here(
    "organisation.edit",
    requestVerificationInput,
    requestVerification,
    "The code is on its way.",
    (_input, ctx) => [["verification-code", ctx.actor.partnerId]],
  ),
  "verify-dns": intent({
    permission: "organisation.edit",
    input: z.strictObject({}),
    limits: ({ ctx }) => [["verification-dns", ctx.actor.partnerId]],
    run: async ({ ctx, context }) => {
      await verifyByDns(ctx, context.services.dns);
      return goTo(paths.portal.organisation(), { toast: "Verified." });
    },
  }),
  confirm: here("organisation.edit", confirmVerificationInput, confirmVerification, "Verified."),
});

export default function Organisation() {
  const { organisation, countries } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const { mayEdit, domain, domainVerifiedAt, timeZone } = organisation;
  return (
    <>
      <PageHeader title={organisation.legalName} />
      <OrganisationTabs current="profile" manages={organisation.mayEdit} />
      <div className="grid max-w-3xl gap-5">
        <Panel title="Profile">
          {mayEdit ? (
            <OrganisationForm profile={organisation} countries={countries} failure={of("profile")} />
          ) : (
            <DescriptionList
              items={[
                { term: "Kind", value: partnerKinds[organisation.kind] },
                { term: "Website", value: organisation.website },
                { term: "Country", value: countryName(organisation.country) },
                { term: "People", value: labelOf(companySizes, organisation.size) },
                { term: "Regions", value: organisation.regions },
                {
                  term: "Industries",
                  value: organisation.industries.map((key) => labelOf(industries, key)).join(", "),
                },
              ]}
            />
          )}
        </Panel>
        <Panel title="Domain">
          {domainVerifiedAt ? (
            <p>
              <StatusDot tone="good">
                {domain} is verified since {formatDate(domainVerifiedAt, timeZone)}.
              </StatusDot>
            </p>
          ) : (
            <div className="grid gap-4">
              <StatusDot tone="attention">No domain is verified yet.</StatusDot>
              {mayEdit ? (
                <VerificationForms open={organisation.verification} dns={organisation.dns} failure={failure} />
              ) : null}
            </div>
          )}
        </Panel>
        <Panel title="Contacts">
          <ContactList
            contacts={organisation.contacts}
            nextId={organisation.nextContactId}
            failure={of("add-contact")}
          />
        </Panel>
      </div>
    </>
  );
}
