import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

/** Says the title of a new page to screen readers, and shows a thin bar while a slow one is loading. Once, in the root. */
export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const [title, setTitle] = useState("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: the title belongs to the path
  useEffect(() => setTitle(document.title), [pathname]);

  return (
    <>
      {navigation.state === "idle" ? null : <div className="loading-bar" />}
      <div className="sr-only" aria-live="polite" aria-atomic="true">
        {title}
      </div>
    </>
  );
}
