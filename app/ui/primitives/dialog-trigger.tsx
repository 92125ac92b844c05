import { Button, type ButtonProps } from "./button";

/** A button that opens the Dialog with this id: by the browser's own command where it knows it, by script elsewhere. */
export function DialogTrigger({ dialogId, ...rest }: Omit<ButtonProps, "type" | "onClick"> & { dialogId: string }) {
  function open() {
    if ("commandForElement" in HTMLButtonElement.prototype) return;
    const dialog = document.getElementById(dialogId);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  }
  return (
    <Button {...rest} type="button" aria-haspopup="dialog" commandfor={dialogId} command="show-modal" onClick={open} />
  );
}
