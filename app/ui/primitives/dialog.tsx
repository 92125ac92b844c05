import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useId } from "react";
import { Button } from "./button";

export type DialogProps = {
  /** Id that its triggers name. */
  id: string;
  title: string;
  description?: ReactNode;
  size?: "md" | "wide";
  /** To close it from code after its form was accepted: `ref.current?.close()`. */
  dialogRef?: RefObject<HTMLDialogElement>;
  onClose?: () => void;
  children: ReactNode;
};

/**
 * A modal dialog: the browser's own, which keeps the focus inside, closes on Escape and gives the focus back.
 * Opened by a DialogTrigger. What a person must do never lives only in a dialog.
 */
export function Dialog({ id, title, description, size = "md", dialogRef, onClose, children }: DialogProps) {
  const titleId = useId();
  return (
    <dialog
      id={id}
      ref={dialogRef}
      aria-labelledby={titleId}
      className={size === "wide" ? "dialog dialog-wide" : "dialog"}
      onClose={onClose}
    >
      <div className="dialog-header">
        <div className="min-w-0 flex-1">
          <h2 id={titleId} className="text-lg font-semibold">
            {title}
          </h2>
          {description ? <div className="text-muted">{description}</div> : null}
        </div>
        {/* A form of method "dialog" closes it without JavaScript. */}
        <form method="dialog">
          <Button variant="quiet" size="sm" icon={<X aria-hidden="true" />} aria-label="Close" />
        </form>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
