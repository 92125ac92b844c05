import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, webAddress } from "./email-text";

/** To whoever holds an earlier version of an asset. */
export const toolkitVersionEmail = defineEmail({
  audience: "partner",
  props: { assetTitle: line, assetUrl: webAddress },
  subject: (props) => `A new version: ${props.assetTitle}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview="You took an earlier version. Please use the new one from now on."
      heading={`There is a new version of ${props.assetTitle}`}
      receivedBecause="You receive this because you took an earlier version of this material."
    >
      <Standing
        stands="A new version is published"
        why="You took an earlier version, which is out of date now."
        next="Take the new version, and use it in place of the earlier one."
        by="Before you next use the material"
      />
      <ActionButton href={props.assetUrl}>See the new version</ActionButton>
    </EmailLayout>
  ),
});
