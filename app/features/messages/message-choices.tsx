import { Form } from "@remix-run/react";
import type { Channel } from "~/domain/messages/category-words";
import type { MessageChoice, MessageChoices as Choices } from "~/domain/messages/views/message-choices";
import { Button } from "~/ui/primitives/button";

const columns = { email: "E-mail", app: "In the app" } as const satisfies Record<Channel, string>;
const channels = Object.keys(columns) as Channel[];

function About({ label, about, reason }: { label: string; about: string; reason?: string }) {
  return (
    <th scope="row" className="py-3 pe-3 text-start align-top font-normal">
      <div className="font-medium">{label}</div>
      <div className="text-sm text-muted">{reason ? `${about} ${reason}` : about}</div>
    </th>
  );
}

function Choice({ choice, channel }: { choice: MessageChoice; channel: Channel }) {
  const on = choice[channel];
  return (
    <td className="w-14 px-1 py-2 text-center align-top sm:w-24">
      {on === null ? (
        <span className="text-muted">
          <span aria-hidden="true">–</span>
          <span className="sr-only">None</span>
        </span>
      ) : (
        <label className="inline-flex p-1.5">
          <input type="checkbox" name={channel} value={choice.category} defaultChecked={on} className="check" />
          <span className="sr-only">{`${columns[channel]}: ${choice.label}`}</span>
        </label>
      )}
    </td>
  );
}

/** Which messages one gets, and by which way; what is always on says why. */
export function MessageChoices({ optional, fixed }: Choices) {
  return (
    <Form method="post" className="grid gap-4">
      <table className="w-full">
        <thead className="text-sm text-muted">
          <tr>
            <th scope="col" className="pb-1 text-start align-bottom font-medium">
              What it is about
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="px-1 pb-1 text-center align-bottom font-medium">
                {columns[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {optional.map((choice) => (
            <tr key={choice.category}>
              <About label={choice.label} about={choice.about} />
              {channels.map((channel) => (
                <Choice key={channel} choice={choice} channel={channel} />
              ))}
            </tr>
          ))}
          {fixed.map(({ label, about, reason }) => (
            <tr key={label}>
              <About label={label} about={about} reason={reason} />
              <td colSpan={channels.length} className="px-1 py-3 text-center align-top text-sm text-muted">
                Always on
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button variant="primary" name="intent" value="messages">
          Save
        </Button>
      </div>
    </Form>
  );
}
