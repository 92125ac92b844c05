import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import type { StartPage as Start } from "~/domain/onboarding/views/start";
import { paths } from "~/paths";
import { takesLeads } from "~/domain/programs/lifecycle";
import type { FormFailure } from "~/kernel/parse-form";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { applicationWords } from "./application-words";
import { stepPlaces } from "./obstacles";
import { ApplyWithinForm, QuestionForm } from "./start-forms";

type Props = { start: Start; failure?: FormFailure & { intent: string } };
type Program = Start["programs"][number];

/** The way to the first lead: what is done, what is next, and whose turn it is. */
export function StartPage({ start, failure }: Props) {
  const { programs, applications, others, mayApply, partnerName, now, timeZone } = start;
  return (
    <>
      <PageHeader title="Get started" description="What is done, what comes next, and whose turn it is." />
      <div className="grid max-w-3xl gap-5">
        {programs.map((program) => (
          <ProgramSteps key={program.programId} program={program} mayAnswer={mayApply} failure={failure} />
        ))}
        {applications.length > 0 ? (
          <Panel title="Applications" padded={false}>
            <ul className="divide-y divide-line">
              {applications.map(({ id, programName, status, reason, partnerText, dueAt, sealed }) => (
                <li key={id} className="grid gap-1 px-4 py-3">
                  <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                    <span className="font-medium">{programName}</span>
                    <StatusDot tone={applicationWords[status].tone}>
                      {status === "submitted" ? "Being looked at" : applicationWords[status].label}
                    </StatusDot>
                  </div>
                  <p className="text-sm text-muted">
                    {status === "declined" ? reason : applicationWords[status].next}{" "}
                    {status === "submitted" && dueAt ? (
                      <>
                        You get an answer <Time value={dueAt} now={now} timeZone={timeZone} />.
                      </>
                    ) : null}
                  </p>
                  {partnerText ? <p className="whitespace-pre-line text-sm">{partnerText}</p> : null}
                  {sealed ? (
                    <p>
                      <Link className="link" to={paths.application(sealed)}>
                        Answer the question
                      </Link>
                    </p>
                  ) : null}
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
        {others.map((other) => (
          <ApplyWithinForm
            key={other.id}
            program={other}
            partnerName={partnerName}
            mayApply={mayApply}
            failure={failure?.intent === "apply" && failure.values.programId === other.id ? failure : undefined}
          />
        ))}
      </div>
    </>
  );
}

const standing = {
  suspended: "Your part in this program is suspended. Leads that you submitted go on and earn; payouts wait.",
  ended: "Your part in this program has ended. What was earned until then is paid.",
} as const;

function ProgramSteps({
  program,
  mayAnswer,
  failure,
}: { program: Program; mayAnswer: boolean } & Omit<Props, "start">) {
  const { programId, name, status, statusReason, steps, question, programStatus } = program;
  const done = [{ title: "Invitation accepted", text: "You are in." }, ...steps.filter(({ done: isDone }) => isDone)];
  const open = steps.filter(({ done: isDone }) => !isDone);
  if (status !== "approved") {
    return (
      <Callout tone="attention" title={name}>
        {statusReason ? `${statusReason} ` : null}
        {standing[status]}
      </Callout>
    );
  }
  return (
    <Panel title={name} padded={false}>
      <ol className="divide-y divide-line">
        {done.map(({ title, text }) => (
          <Row key={title} title={title} text={text} state="done" />
        ))}
        {open.map((step, index) => (
          <Row
            key={step.name}
            title={step.title}
            text={step.text}
            state={step.who === "vendor" ? "vendor" : index === 0 ? "now" : "next"}
          >
            {step.name === "question" && mayAnswer ? (
              <QuestionForm
                programId={programId}
                question={question}
                failure={failure?.intent === "answer" && failure.values.programId === programId ? failure : undefined}
              />
            ) : step.who === "partner" && step.name !== "question" ? (
              <div>
                <ButtonLink to={stepPlaces[step.name].to}>{stepPlaces[step.name].label}</ButtonLink>
              </div>
            ) : null}
          </Row>
        ))}
        <Row
          title="Enrolled"
          text={
            open.length > 0
              ? "When the steps above are done, your team can submit leads."
              : takesLeads(programStatus)
                ? "Everything is done: your team can submit leads."
                : "Everything is done. The program takes no leads at the moment."
          }
          state={open.length > 0 ? "next" : "done"}
        >
          {open.length === 0 ? (
            <div>
              <ButtonLink variant="primary" to={paths.portal.newLead()}>
                Submit a lead
              </ButtonLink>
            </div>
          ) : null}
        </Row>
      </ol>
    </Panel>
  );
}

const states = {
  done: { icon: CircleCheck, word: "Done", tone: "text-good-ink" },
  now: { icon: CircleDashed, word: "Your turn", tone: "text-attention-ink" },
  next: { icon: CircleDashed, word: "To come", tone: "text-muted" },
  vendor: { icon: Hourglass, word: "Our turn", tone: "text-muted" },
} as const;

type RowProps = { title: string; text: string; state: keyof typeof states; children?: ReactNode };

function Row({ title, text, state, children }: RowProps) {
  const { icon: Icon, word, tone } = states[state];
  return (
    <li className="flex gap-3 px-4 py-3" aria-current={state === "now" ? "step" : undefined}>
      <Icon aria-hidden="true" size={18} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="grid min-w-0 flex-1 gap-2">
        <div>
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <h3 className="font-medium">{title}</h3>
            <span className={`text-sm ${tone}`}>{word}</span>
          </div>
          <p className="text-sm text-muted">{text}</p>
        </div>
        {children}
      </div>
    </li>
  );
}
