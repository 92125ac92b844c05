import { Form, Link } from "@remix-run/react";
import { Kanban } from "lucide-react";
import { labelOf, planTiers } from "~/domain/leads/fields";
import { openSteps, type OpenStep, stepLabel } from "~/domain/sales/input";
import type { Pipeline } from "~/domain/sales/views/assignment";
import { formatMoney, formatSums, type Money } from "~/kernel/money";
import { formatCalendarDate } from "~/kernel/time";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Menu } from "~/ui/primitives/menu";
import { MenuButton } from "~/ui/primitives/menu-item";
import { StatusDot } from "~/ui/primitives/status-dot";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Card = Pipeline["open"][number];

function amountOf(card: Card): Money {
  return card.amountMinor !== null && card.opportunityCurrency
    ? { amountMinor: card.amountMinor, currency: card.opportunityCurrency }
    : { amountMinor: card.valueMinor, currency: card.currency };
}

/** When it is expected to close; what should have closed already says so. `today` is the viewer's calendar date. */
function Closes({ on, today }: { on: string; today: string }) {
  if (on >= today) return <>{` · closes ${formatCalendarDate(on)}`}</>;
  return (
    <>
      {" · "}
      <span className="text-attention-ink">{`was to close ${formatCalendarDate(on)}`}</span>
    </>
  );
}

/**
 * Open opportunities as a board: one column per step, each card moves by its menu, also without JavaScript.
 * @param today the viewer's calendar date, "2026-11-24"
 */
export function PipelineBoard({ cards, today }: { cards: readonly Card[]; today: string }) {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      {(Object.keys(openSteps) as OpenStep[]).map((step) => {
        const here = cards.filter((card) => card.step === step);
        return (
          <section key={step} aria-labelledby={`step-${step}`} className="rounded-lg bg-sunken p-3">
            <div className="mb-2 flex items-baseline justify-between gap-2">
              <h2 id={`step-${step}`} className="text-sm font-semibold">
                {openSteps[step]} <span className="text-muted tabular-nums">{here.length}</span>
              </h2>
              <span className="text-sm text-muted tabular-nums">{formatSums(here.map(amountOf))}</span>
            </div>
            <ul className="grid gap-2">
              {here.map((card) => (
                <li key={card.id} className="panel grid gap-1 p-3">
                  <div className="flex items-start justify-between gap-2">
                    <Link className="link font-medium" to={paths.desk.lead(card.id)}>
                      {card.companyName}
                    </Link>
                    <Menu label={`Move ${card.companyName}`} size="sm">
                      <Form method="post">
                        <input type="hidden" name="leadId" value={card.id} />
                        <input type="hidden" name="revision" value={card.revision} />
                        <input type="hidden" name="intent" value="move" />
                        {(Object.keys(openSteps) as OpenStep[])
                          .filter((other) => other !== step)
                          .map((other) => (
                            <MenuButton key={other} name="step" value={other}>
                              Move to {openSteps[other]}
                            </MenuButton>
                          ))}
                      </Form>
                    </Menu>
                  </div>
                  <p className="tabular-nums">{formatMoney(amountOf(card))}</p>
                  <p className="text-sm text-muted">
                    {card.partnerName}
                    {card.expectedClose ? <Closes on={card.expectedClose} today={today} /> : null}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const columns = defineColumns<Card>([
  { id: "company", header: "Company", phone: "title", cell: (card) => card.companyName },
  {
    id: "step",
    header: "Step",
    phone: "end",
    cell: (card) => (
      <StatusDot tone={card.stage === "won" ? "good" : card.stage === "lost" ? "bad" : "info"}>
        {stepLabel(card.step ?? card.stage ?? "")}
      </StatusDot>
    ),
  },
  { id: "amount", header: "Amount", align: "end", phone: "meta", cell: (card) => formatMoney(amountOf(card)) },
  { id: "plan", header: "Plan", from: "lg", cell: (card) => labelOf(planTiers, card.opportunityTier ?? "") },
  {
    id: "close",
    header: "Expected close",
    phone: "meta",
    cell: (card) => (card.expectedClose ? formatCalendarDate(card.expectedClose) : null),
  },
  { id: "partner", header: "Partner", from: "md", cell: (card) => card.partnerName },
  { id: "owner", header: "Owner", from: "lg", cell: (card) => card.ownerName },
]);

/** The same opportunities as a list. */
export function PipelineList({ label, cards }: { label: string; cards: readonly Card[] }) {
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={cards}
      rowId={(card) => card.id}
      rowHref={(card) => paths.desk.lead(card.id)}
      empty={
        <EmptyState icon={Kanban} title="No opportunities">
          Qualified leads whose opportunity is opened stand here.
        </EmptyState>
      }
    />
  );
}
