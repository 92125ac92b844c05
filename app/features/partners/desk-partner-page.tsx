import { addNoteInput, companySizes, partnerKinds } from "~/domain/partners/input";
import { industries, labelOf } from "~/domain/programs/fields";
import { EnrolmentsPanel, type PartnerWithTiers } from "~/features/onboarding/enrolments-panel";
import { countryName } from "~/kernel/countries";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { Stat, StatRow } from "~/ui/charts/stat";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Conversation } from "~/ui/primitives/conversation";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { InviteFirstAdminForm } from "./invite-first-admin-form";
import { LegalFactsForm } from "./legal-facts-form";
import { ContactList } from "./organisation-forms";
import { InvitationList, MemberTable } from "./member-table";

type Props = { partner: PartnerWithTiers; failure?: FormFailure & { intent: string } };

/** A partner as the vendor sees it; the notes are for employees only. */
export function DeskPartnerPage({ partner, failure }: Props) {
  const { id, figures, notes, now, timeZone, invitations } = partner;
  return (
    <>
      <PageHeader
        title={partner.legalName}
        description={`${partnerKinds[partner.kind]} in ${countryName(partner.country)}`}
        breadcrumbs={[{ label: "Partners", to: paths.desk.partners() }]}
        actions={
          <>
            <ButtonLink to={paths.desk.leads({ partner: id })}>Leads</ButtonLink>
            <ButtonLink to={paths.desk.commissions({ partner: id })}>Commissions</ButtonLink>
          </>
        }
      />
      <StatRow>
        <Stat label="Leads" value={figures.leads} />
        <Stat label="Undecided" value={figures.open} />
        <Stat label="Accepted" value={figures.accepted} />
        <Stat label="Won" value={figures.won} />
      </StatRow>
      <div className="mt-5">
        <DetailLayout
          story={
            <>
              <EnrolmentsPanel partner={partner} failure={failure} />
              <Panel title="Notes" count={notes.length || undefined}>
                <p className="mb-3 text-sm text-muted">Read by employees only, never by the partner.</p>
                <Conversation
                  now={now}
                  timeZone={timeZone}
                  messages={notes.map((note) => ({
                    id: note.id,
                    author: note.authorName,
                    text: note.body,
                    at: note.createdAt,
                    own: true,
                  }))}
                >
                  {partner.nextNoteId ? (
                    <NoteForm nextId={partner.nextNoteId} failure={failure?.intent === "note" ? failure : undefined} />
                  ) : null}
                </Conversation>
              </Panel>
              <Panel title="People" count={partner.members.length}>
                <MemberTable members={partner.members} mayManage={false} />
                {invitations.length > 0 ? (
                  <InvitationList
                    mayManage={false}
                    invitations={invitations.map((invitation) => ({ ...invitation, role: "invited" }))}
                    now={now}
                    timeZone={timeZone}
                  />
                ) : null}
                {partner.mayInvite ? (
                  <InviteFirstAdminForm
                    isAnother={invitations.length > 0}
                    failure={failure?.intent === "invite" ? failure : undefined}
                  />
                ) : null}
              </Panel>
              <Panel title="Contacts">
                <ContactList contacts={partner.contacts} nextId={null} />
              </Panel>
            </>
          }
          facts={
            <Panel title="Profile">
              <DescriptionList
                items={[
                  { term: "Website", value: partner.website },
                  {
                    term: "Domain",
                    value: partner.domainVerifiedAt ? (
                      <StatusDot tone="good">{partner.domain}</StatusDot>
                    ) : (
                      <StatusDot tone="attention">not verified</StatusDot>
                    ),
                  },
                  { term: "People", value: labelOf(companySizes, partner.size) },
                  { term: "Regions", value: partner.regions },
                  {
                    term: "Industries",
                    value: partner.industries.map((key) => labelOf(industries, key)).join(", "),
                  },
                  { term: "Partner since", value: formatDate(partner.createdAt, timeZone) },
                ]}
              />
              {partner.mayManage ? (
                <LegalFactsForm partner={partner} failure={failure?.intent === "legal" ? failure : undefined} />
              ) : null}
            </Panel>
          }
        />
      </div>
    </>
  );
}

function NoteForm({ nextId, failure }: { nextId: string; failure?: FormFailure }) {
  const form = useZodForm(addNoteInput, { failure, resetOnSuccess: true });
  return (
    <Form form={form} className="grid gap-3">
      <ErrorSummary />
      <input type="hidden" name="intent" value="note" />
      <input type="hidden" name="once" value={nextId} />
      <Field name="body" label="New note">
        <Textarea rows={2} limit={4_000} />
      </Field>
      <SubmitBar label="Keep the note" />
    </Form>
  );
}
