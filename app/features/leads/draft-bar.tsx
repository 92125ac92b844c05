import { Form } from "@remix-run/react";
import { Button } from "~/ui/primitives/button";

/** What can be done with a draft as a whole. */
export function DraftBar({ draftId }: { draftId: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="draftId" value={draftId} />
      <Button variant="quiet" name="intent" value="discard">
        Throw the draft away
      </Button>
    </Form>
  );
}
