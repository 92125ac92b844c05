import { enrolPartnerInput } from "~/domain/programs/input";
import type { DeskProgram } from "~/domain/programs/views/get-program";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = DeskProgram["partners"][number] & { inForce: string | null; now: Date; timeZone: string };

const enrolmentWords: Record<string, string> = {
  applied: "Applied",
  declined: "Declined",
  suspended: "Suspended",
  ended: "Ended",
};

function Standing({ status, acceptedVersionId, inForce }: Row) {
  if (status !== "approved") return <StatusDot>{enrolmentWords[status] ?? status}</StatusDot>;
  if (inForce !== null && acceptedVersionId !== inForce) return <StatusDot tone="attention">Has to accept</StatusDot>;
  return <StatusDot tone="good">Takes part</StatusDot>;
}

const columns = defineColumns<Row>([
  { id: "name", header: "Partner", phone: "title", cell: ({ legalName }) => legalName },
  { id: "status", header: "Status", phone: "end", cell: (row) => <Standing {...row} /> },
  {
    id: "accepted",
    header: "Accepted",
    phone: "meta",
    cell: ({ acceptedNumber, acceptedAt, now, timeZone }) =>
      acceptedAt ? (
        <>
          {`Version ${acceptedNumber}, `}
          <Time value={acceptedAt} now={now} timeZone={timeZone} show="date" />
        </>
      ) : (
        "Nothing yet"
      ),
  },
  {
    id: "since",
    header: "Since",
    from: "md",
    cell: ({ createdAt, now, timeZone }) => <Time value={createdAt} now={now} timeZone={timeZone} show="date" />,
  },
]);

/** The partners of a program, and a way in for one more. */
export function EnrolmentPanel({ program, failure }: { program: DeskProgram; failure?: FormFailure }) {
  const { partners, enrolled, inForce, now, timeZone, inPilot, pilotPlaces, mayEnrol } = program;
  return (
    <section aria-label="Partners" className="grid gap-2">
      <h2 className="panel-title">
        {inPilot && pilotPlaces !== null ? `Partners: ${enrolled} of ${pilotPlaces} places` : "Partners"}
      </h2>
      <DataTable
        label="Partners"
        columns={columns}
        rows={partners.map((partner) => ({ ...partner, inForce: inForce?.id ?? null, now, timeZone }))}
        rowId={(row) => row.partnerId}
        rowHref={(row) => paths.desk.partner(row.partnerId)}
        empty={<p className="panel p-4 text-muted">Nobody is in this program yet.</p>}
      />
      {enrolled > partners.length ? (
        <p className="text-sm text-muted">
          The first {partners.length} of {enrolled} by name.
        </p>
      ) : null}
      {mayEnrol && program.status !== "ended" ? <EnrolForm program={program} failure={failure} /> : null}
    </section>
  );
}

function EnrolForm({ program, failure }: { program: DeskProgram; failure?: FormFailure }) {
  const form = useZodForm(enrolPartnerInput, { failure, resetOnSuccess: true });
  const { noRoom, outside } = program;
  if (outside.length === 0) return <p className="text-sm text-muted">Every active partner is in this program.</p>;
  return (
    <Panel title="Add a partner" level={3}>
      <Form form={form} className="grid gap-3">
        <ErrorSummary />
        <input type="hidden" name="intent" value="enrol" />
        <Field
          name="partnerId"
          label="Partner"
          hint={noRoom ?? "Its admins are told, and accept the terms before they submit."}
        >
          <Select options={outside} />
        </Field>
        <SubmitBar label="Add to the program" disabledReason={noRoom} />
      </Form>
    </Panel>
  );
}
