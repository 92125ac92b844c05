import { counted } from "~/kernel/counted";
import { Form, Link } from "@remix-run/react";
import { programKinds } from "~/domain/programs/fields";
import type { DeskProgram } from "~/domain/programs/views/get-program";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Time } from "~/ui/primitives/time";
import { EnrolmentPanel } from "./enrolment-panel";
import { ProgramSettings } from "./program-settings";
import { statusWords } from "./program-words";
import { StatusMoves } from "./status-moves";
import { VersionTable } from "./version-table";

type Props = { program: DeskProgram; failure?: FormFailure & { intent: string } };

/** One program: where it stands, its versions, its partners, and what can be done with it. */
export function ProgramDeskPage({ program, failure }: Props) {
  const { mayManage, status } = program;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const problem = of("start-draft");
  return (
    <>
      <PageHeader
        title={program.name}
        status={<Badge tone={statusWords[status].tone}>{statusWords[status].label}</Badge>}
        description={`${programKinds[program.kind]} program`}
        breadcrumbs={[{ label: "Programs", to: paths.desk.programs() }]}
        primary={mayManage ? <DraftAction program={program} /> : undefined}
      />
      {problem ? (
        <div className="mb-5">
          <Callout tone="bad" live>
            {Object.values(problem.errors).flat().join(" ")}
          </Callout>
        </div>
      ) : null}
      <DetailLayout
        factsFirst
        story={
          <>
            <section aria-label="Versions" className="grid gap-2">
              <h2 className="panel-title">Versions</h2>
              <VersionTable program={program} />
            </section>
            <EnrolmentPanel program={program} failure={of("enrol")} />
          </>
        }
        facts={
          <>
            <Standing program={program} />
            {mayManage ? <StatusMoves program={program} failure={of("move")} /> : null}
            {mayManage && status !== "ended" ? <ProgramSettings program={program} failure={of("change")} /> : null}
          </>
        }
      />
    </>
  );
}

/** On with the draft where there is one; otherwise a new one, as a copy of what is in force. */
function DraftAction({ program }: { program: DeskProgram }) {
  const { draft, id, inForce, status } = program;
  if (status === "ended") return null;
  if (draft) {
    return (
      <ButtonLink variant="primary" to={paths.desk.programRules(id)}>
        Edit version {draft.number}
      </ButtonLink>
    );
  }
  return inForce ? (
    <Form method="post">
      <input type="hidden" name="intent" value="start-draft" />
      <input type="hidden" name="copyOf" value={inForce.id} />
      <Button variant="primary">Begin version {inForce.number + 1}</Button>
    </Form>
  ) : null;
}

function Standing({ program }: { program: DeskProgram }) {
  const { draft, inForce, now, timeZone, status, statusReason, statusChangedAt, createdAt } = program;
  const waiting = program.partners.filter(
    (partner) => partner.status === "approved" && inForce && partner.acceptedVersionId !== inForce.id,
  ).length;
  const next = draft
    ? `Version ${draft.number} is being drafted.`
    : inForce
      ? "Nothing: no draft is open."
      : "Publish a first version.";
  return (
    <Panel title="Where it stands">
      <DescriptionList
        items={[
          { term: "Status", value: statusWords[status].label },
          {
            term: "Since",
            value: <Time value={statusChangedAt ?? createdAt} now={now} timeZone={timeZone} show="date" />,
          },
          ...(statusReason ? [{ term: "Why", value: statusReason }] : []),
          { term: "In force", value: inForce ? `Version ${inForce.number}` : "No version yet" },
          { term: "Next", value: next },
          {
            term: "Have to accept",
            value: waiting === 0 ? "Nobody" : counted(waiting, "partner"),
          },
          {
            term: "Public page",
            value: (
              <>
                <Link className="link" to={paths.programPage(program.slug)}>
                  /programs/{program.slug}
                </Link>
                {program.mayManage ? (
                  <>
                    {" · "}
                    <Link className="link" to={paths.desk.programPage(program.id)}>
                      Edit
                    </Link>
                  </>
                ) : null}
              </>
            ),
          },
          ...(program.mayManage
            ? [
                {
                  term: "Links lead to",
                  value: (
                    <Link className="link break-all" to={paths.desk.programLinks(program.id)}>
                      {program.destination || "Nowhere yet"}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
