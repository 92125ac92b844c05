import {
  budgetStatuses,
  industries,
  labelOf,
  planTiers,
  relationships,
  revenueBands,
  timelines,
} from "~/domain/leads/fields";
import { estimatedValue } from "./estimated-value";
import type { SubmittedFields } from "~/domain/leads/views/get-lead";
import { formatCount } from "~/kernel/counted";
import { countryName } from "~/kernel/countries";
import { DescriptionList } from "~/ui/primitives/description-list";
import { WebAddress } from "~/ui/primitives/web-address";
import { Panel } from "~/ui/primitives/panel";

const consentWords = (agreed: boolean | null) => (agreed === null ? null : agreed ? "Yes" : "No");

/** What the partner submitted: company, deal, contact. */
export function LeadFacts({ fields }: { fields: SubmittedFields }) {
  const place = [fields.region, countryName(fields.country)].filter(Boolean).join(", ");
  return (
    <>
      <Panel title="Use case">
        {fields.useCase ? (
          <p className="whitespace-pre-wrap">{fields.useCase}</p>
        ) : (
          <p className="text-muted">Not told yet.</p>
        )}
        {fields.partnerNote ? (
          <p className="mt-3 whitespace-pre-wrap border-t border-line pt-3 text-muted">{fields.partnerNote}</p>
        ) : null}
      </Panel>
      <Panel title="Company">
        <DescriptionList
          layout="wide"
          items={[
            {
              term: "Website",
              value: fields.website && (
                <a className="link" href={fields.website} target="_blank" rel="noopener noreferrer nofollow">
                  <WebAddress>{fields.domain}</WebAddress>
                </a>
              ),
            },
            { term: "Place", value: place },
            { term: "Industry", value: labelOf(industries, fields.industry) },
            { term: "Employees", value: fields.employeeCount === null ? null : formatCount(fields.employeeCount) },
            { term: "Annual revenue", value: fields.revenueBand ? labelOf(revenueBands, fields.revenueBand) : null },
            { term: "Tools in use", value: fields.currentTools },
          ]}
        />
      </Panel>
      <Panel title="Deal">
        <DescriptionList
          layout="wide"
          items={[
            {
              term: "Estimated value per year",
              value: estimatedValue(fields),
            },
            { term: "Plan", value: labelOf(planTiers, fields.planTier) },
            { term: "Seats", value: fields.seats === null ? null : formatCount(fields.seats) },
            { term: "Timeline", value: labelOf(timelines, fields.timeline) },
            { term: "Budget", value: labelOf(budgetStatuses, fields.budgetStatus) },
            { term: "Product line", value: fields.productLine },
          ]}
        />
      </Panel>
      <Panel title="Contact">
        <DescriptionList
          layout="wide"
          items={[
            { term: "Name", value: `${fields.contactFirstName} ${fields.contactLastName}`.trim() },
            { term: "Title", value: fields.contactTitle },
            {
              term: "E-mail",
              value: fields.contactEmail && (
                <a className="link" href={`mailto:${encodeURIComponent(fields.contactEmail).replace("%40", "@")}`}>
                  {fields.contactEmail}
                </a>
              ),
            },
            { term: "Phone", value: fields.contactPhone },
            {
              term: "Relationship",
              value: labelOf(relationships, fields.relationship),
            },
            { term: "Agreed to be contacted", value: consentWords(fields.contactConsent) },
          ]}
        />
      </Panel>
    </>
  );
}
