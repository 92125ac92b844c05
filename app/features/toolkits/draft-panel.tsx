import { Form } from "@remix-run/react";
import type { DeskVersion } from "~/domain/toolkits/views/get-desk-asset";
import { paths } from "~/paths";
import { Button } from "~/ui/primitives/button";
import { Panel } from "~/ui/primitives/panel";

type Props = {
  assetId: string;
  draft: DeskVersion;
  published: DeskVersion | null;
  /** Why it was not published or discarded. */
  problem?: string;
};

/** A draft with its decision: publish or discard. */
export function DraftPanel({ assetId, draft, published, problem }: Props) {
  return (
    <Panel title={`Version ${draft.number} is a draft`}>
      {problem ? (
        <p className="field-error mb-3" role="alert">
          {problem}
        </p>
      ) : null}
      <p className="max-w-3xl">
        {published
          ? `Publishing it replaces version ${published.number} for every partner who may see this asset. Those who took an earlier version are told.`
          : "Publishing it shows this asset to every partner that it is meant for."}
      </p>
      {draft.changeNote ? <p className="mt-1 text-muted">What changed: {draft.changeNote}</p> : null}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Form method="post">
          <input type="hidden" name="versionId" value={draft.id} />
          <input type="hidden" name="replaces" value={published?.id ?? ""} />
          <Button variant="primary" name="intent" value="publish">
            Publish version {draft.number}
          </Button>
        </Form>
        <a className="btn btn-secondary" href={paths.desk.assetFile(assetId, draft.id)}>
          Read the file first
        </a>
        <Form method="post">
          <input type="hidden" name="versionId" value={draft.id} />
          <Button variant="quiet" name="intent" value="discard">
            Discard
          </Button>
        </Form>
      </div>
    </Panel>
  );
}
