import { moveRowFocus } from "~/ui/layout/row-focus";
import { ShortcutHelp } from "~/ui/layout/shortcut-help";
import { useHotkeys } from "~/ui/layout/use-hotkeys";
import { DialogTrigger } from "~/ui/primitives/dialog-trigger";

const shortcuts = [
  { keys: ["j"], does: "Next lead" },
  { keys: ["k"], does: "Previous lead" },
  { keys: ["Enter"], does: "Open the lead" },
  { keys: ["?"], does: "Show these keys" },
];

/** Keys of the queue: j and k move, Enter opens. */
export function QueueKeys() {
  useHotkeys({ j: () => moveRowFocus(1), k: () => moveRowFocus(-1) });
  return (
    <>
      <DialogTrigger dialogId="shortcuts" variant="quiet">
        Keys
      </DialogTrigger>
      <ShortcutHelp shortcuts={shortcuts} />
    </>
  );
}
