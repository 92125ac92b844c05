import { Form, Link } from "@remix-run/react";
import { changeTierInput, moveEnrolmentInput } from "~/domain/onboarding/input";
import {
  canMoveEnrolment,
  type EnrolmentMove,
  enrolmentMoveNames,
  enrolmentMoveOf,
} from "~/domain/onboarding/lifecycle";
import type { DeskPartner } from "~/domain/partners/views/partners";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

type Enrolment = DeskPartner["enrolments"][number];
type Failure = FormFailure & { intent: string };
/** A partner with the tiers that each of its programs knows. */
export type PartnerWithTiers = DeskPartner & { tiers: Record<string, string[]> };
type Props = { partner: PartnerWithTiers; failure?: Failure };

const words = {
  approved: { label: "Takes part", tone: "good" },
  suspended: { label: "Suspended", tone: "bad" },
  ended: { label: "Ended", tone: "neutral" },
} as const;

/** The partner's programs: where each stands, and what can be done, with what follows from it. */
export function EnrolmentsPanel({ partner, failure }: Props) {
  const { enrolments } = partner;
  return (
    <Panel title="Programs" count={enrolments.length || undefined} padded={enrolments.length === 0}>
      {enrolments.length === 0 ? <p className="text-muted">In no program yet.</p> : null}
      <ul className="divide-y divide-line">
        {enrolments.map((enrolment) => (
          <li key={enrolment.id} className="grid gap-3 p-4">
            <EnrolmentFacts enrolment={enrolment} partner={partner} />
            {partner.mayManage && enrolment.status !== "ended" ? (
              <EnrolmentActions
                key={enrolment.revision}
                enrolment={enrolment}
                tiers={partner.tiers[enrolment.programId] ?? []}
                failure={failure?.values.enrolmentId === enrolment.id ? failure : undefined}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EnrolmentFacts({ enrolment, partner }: { enrolment: Enrolment; partner: DeskPartner }) {
  const { id: partnerId, timeZone } = partner;
  const { programName, status, statusReason, statusChangedAt, tier, answer } = enrolment;
  const { label, tone } = words[status as keyof typeof words];
  const on = (at: Date | null) => (at ? formatDate(at, timeZone) : "");
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-semibold">{programName}</h3>
        <StatusDot tone={tone}>{label}</StatusDot>
      </div>
      <DescriptionList
        items={[
          { term: "Since", value: on(enrolment.createdAt) },
          ...(statusChangedAt ? [{ term: "Last change", value: `${on(statusChangedAt)}: ${statusReason}` }] : []),
          {
            term: "Terms",
            value: enrolment.acceptedAt ? (
              <Link className="link" to={paths.desk.signedTerms(partnerId)}>
                Version {enrolment.acceptedNumber}, {on(enrolment.acceptedAt)}
              </Link>
            ) : (
              "Not accepted yet"
            ),
          },
          { term: "Tier", value: tier },
          ...(enrolment.programKind === "customer" || enrolment.activeCustomerAt
            ? [
                {
                  term: "Active customer",
                  value: customerWords(enrolment, on),
                },
              ]
            : []),
          ...(answer ? [{ term: "Answer", value: answer }] : []),
          { term: "Open leads", value: enrolment.openLeads },
        ]}
      />
    </>
  );
}

/** Whether billing shows a customer, and whether somebody has confirmed one. */
function customerWords(enrolment: Enrolment, on: (date: Date) => string): string {
  const { lastPaidByItself: paidAt, activeCustomerAt: at, activeCustomerByName: by } = enrolment;
  const billing = paidAt
    ? `By billing: paid last on ${on(paidAt)}`
    : "Billing shows no paid invoice at its verified domain";
  return at ? `${billing}. Confirmed by ${by}, ${on(at)}` : billing;
}

type ActionProps = { enrolment: Enrolment; tiers: readonly string[]; failure?: Failure };

function EnrolmentActions({ enrolment, tiers, failure }: ActionProps) {
  const confirmed = enrolment.activeCustomerAt !== null;
  const conflict = failure?.intent === "customer" ? Object.values(failure.errors).flat().join(" ") : "";
  return (
    <div className="grid gap-3">
      {conflict ? (
        <Callout tone="bad" live>
          {conflict}
        </Callout>
      ) : null}
      {enrolment.programKind === "customer" || confirmed ? (
        <Form method="post">
          <Target enrolment={enrolment} />
          <input type="hidden" name="confirmed" value={confirmed ? "no" : "yes"} />
          <Button size="sm" name="intent" value="customer">
            {confirmed ? "Not a customer any more" : "Confirm as an active customer"}
          </Button>
        </Form>
      ) : null}
      {tiers.length > 0 || enrolment.tier ? (
        <TierForm enrolment={enrolment} tiers={tiers} failure={failure?.intent === "tier" ? failure : undefined} />
      ) : null}
      {enrolmentMoveNames
        .filter((move) => canMoveEnrolment(enrolment.status, move))
        .map((move) => (
          <MoveForm
            key={move}
            move={move}
            enrolment={enrolment}
            failure={failure?.intent === "move" && failure.values.move === move ? failure : undefined}
          />
        ))}
    </div>
  );
}

function Target({ enrolment }: { enrolment: Enrolment }) {
  return (
    <>
      <input type="hidden" name="enrolmentId" value={enrolment.id} />
      <input type="hidden" name="revision" value={enrolment.revision} />
    </>
  );
}

function MoveForm(props: { move: EnrolmentMove; enrolment: Enrolment; failure?: FormFailure }) {
  const { move, enrolment, failure } = props;
  const { label, submissions, money } = enrolmentMoveOf(move);
  const form = useZodForm(moveEnrolmentInput, { failure });
  return (
    <details className="border-t border-line pt-3" open={failure ? true : undefined}>
      <summary className="min-h-6 cursor-pointer font-medium">{label}</summary>
      <div className="grid gap-3 pt-3">
        <DescriptionList
          items={[
            { term: "Submissions", value: submissions },
            { term: "Money", value: money },
          ]}
        />
        <ZodForm form={form} className="grid gap-3">
          <ErrorSummary />
          <input type="hidden" name="intent" value="move" />
          <input type="hidden" name="move" value={move} />
          <Target enrolment={enrolment} />
          <Field name="reason" label="Reason" hint="The partner's admins read it.">
            <Input maxLength={300} autoComplete="off" />
          </Field>
          <SubmitBar label={label} variant={move === "reinstate" ? "primary" : "danger"} />
        </ZodForm>
      </div>
    </details>
  );
}

function TierForm({ enrolment, tiers, failure }: ActionProps) {
  const options = [{ value: "", label: "None" }, ...tiers.map((tier) => ({ value: tier, label: tier }))];
  const form = useZodForm(changeTierInput, { failure, defaultValues: { tier: enrolment.tier } });
  return (
    <details className="border-t border-line pt-3" open={failure ? true : undefined}>
      <summary className="min-h-6 cursor-pointer font-medium">Change the tier</summary>
      <div className="grid gap-3 pt-3">
        <p className="text-sm text-muted">
          Milestones from this moment on earn by the new tier; those before keep theirs. Rules may let only some tiers
          submit.
        </p>
        <ZodForm form={form} className="grid gap-3">
          <ErrorSummary />
          <input type="hidden" name="intent" value="tier" />
          <Target enrolment={enrolment} />
          <Field name="tier" label="Tier" required={false} hint="Those that the rules in force name.">
            <Select options={options} placeholder={null} />
          </Field>
          <Field name="reason" label="Reason" hint="Kept with the change.">
            <Input maxLength={300} autoComplete="off" />
          </Field>
          <SubmitBar label="Change the tier" />
        </ZodForm>
      </div>
    </details>
  );
}
