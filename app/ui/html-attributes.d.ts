import "react";

/** Attributes of HTML that React 18 passes through but does not know by type: popovers and commands that need no script. */
declare module "react" {
  interface HTMLAttributes<T> {
    popover?: "auto" | "manual";
  }
  interface ButtonHTMLAttributes<T> {
    popovertarget?: string;
    popovertargetaction?: "show" | "hide" | "toggle";
    commandfor?: string;
    command?: "show-modal" | "close";
  }
}
