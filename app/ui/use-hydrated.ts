import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** False on the server and during hydration, true from then on: for what only makes sense with JavaScript. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
