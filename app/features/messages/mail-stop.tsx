import { Form } from "@remix-run/react";
import { optionalCategories, type OptionalCategory } from "~/domain/messages/category-words";
import type { MailChoices } from "~/domain/messages/views/message-choices";
import { Button } from "~/ui/primitives/button";

function Resume({ categories, children }: { categories: readonly OptionalCategory[]; children: string }) {
  return (
    <Form method="post">
      {categories.map((category) => (
        <input key={category} type="hidden" name="categories" value={category} />
      ))}
      <Button name="intent" value="resume">
        {children}
      </Button>
    </Form>
  );
}

/** The mails that a reader may stop, and the button that does; `stopped` can be taken back at once. */
export function MailStop({ choices, stopped }: { choices: MailChoices; stopped: readonly OptionalCategory[] }) {
  const off = choices.filter(({ wanted }) => !wanted).map(({ category }) => category);
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line">
        {choices.map(({ category, label, about, wanted }) => (
          <li key={category} className="flex items-start justify-between gap-4 py-2">
            <div>
              <div className="font-medium">{label}</div>
              <div className="text-sm text-muted">{about}</div>
            </div>
            <span className="shrink-0 text-sm">{wanted ? "You get them" : "Stopped"}</span>
          </li>
        ))}
      </ul>
      {off.length < choices.length ? (
        <Form method="post">
          <input type="hidden" name="List-Unsubscribe" value="One-Click" />
          <Button variant="primary" name="intent" value="stop">
            Stop these mails
          </Button>
        </Form>
      ) : null}
      {stopped.length > 0 ? (
        <Resume categories={stopped}>Undo</Resume>
      ) : (
        off.map((category) => (
          <Resume key={category} categories={[category]}>
            {`Get them again: ${optionalCategories[category].label}`}
          </Resume>
        ))
      )}
    </div>
  );
}
