import { useLocation, useMatches, useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { keptKey, loadKept, readTyped, storeKept, typeAgain, untype } from "./kept-values";

/** Whoever sends a form without being signed in any more is led here: that was no success. */
const signInPath = "/sign-in";

/** The signed-in person, as the frame of the page names them; null for strangers, whose forms are not kept. */
function useOwner(): string | null {
  const matches = useMatches();
  for (const { data } of matches) {
    const { account, frame } = (data ?? {}) as { account?: unknown; frame?: { account?: unknown } };
    const { email } = (frame?.account ?? account ?? {}) as { email?: unknown };
    if (typeof email === "string") return email;
  }
  return null;
}

export type Keeping = {
  /** Whether the form holds what was typed before a reload or a new sign-in. */
  restored: boolean;
  startOver: () => void;
};

/**
 * Keeps what is typed in a form, in this tab, until it was accepted: a reload, an error page or an expired session loses
 * nothing. Never passwords, never files.
 * @param options `inFlight` while this form is being sent; `refused` when the page came with the server's refusal of it,
 * which holds what was typed
 */
export function useKeptValues(
  formRef: RefObject<HTMLFormElement>,
  options: { inFlight: RefObject<boolean>; refused: boolean },
): Keeping {
  const { inFlight } = options;
  const owner = useOwner();
  const { pathname, search } = useLocation();
  const navigation = useNavigation();
  const [restored, setRestored] = useState(false);
  const answered = useRef(options.refused);
  const address = pathname + search;

  useEffect(() => {
    const form = formRef.current;
    if (!form || owner === null) return;
    const key = keptKey(form, owner, address);
    const kept = answered.current ? null : loadKept(key, owner);
    if (kept && typeAgain(form, kept)) setRestored(true);
    const keep = () => storeKept(key, readTyped(form));
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    return () => {
      form.removeEventListener("input", keep);
      form.removeEventListener("change", keep);
    };
  }, [formRef, owner, address]);

  // A form was accepted when it leads elsewhere, or when its own page came back without a refusal. While it is sent,
  // Remix names the address that it was sent to and the one that is loaded for it; they differ when it leads elsewhere.
  const { state, formMethod, formAction, location: target } = navigation;
  const isSent = formMethod !== undefined && formMethod !== "GET";
  const leadsOn =
    isSent && state === "loading" && target.pathname + target.search !== formAction && target.pathname !== signInPath;
  const wasSent = useRef(false);
  const { refused } = options;
  useEffect(() => {
    const cameBack = state === "idle" && wasSent.current && !refused;
    wasSent.current = isSent;
    const form = formRef.current;
    if (!form || owner === null || !inFlight.current || !(leadsOn || cameBack)) return;
    storeKept(keptKey(form, owner, address), null);
    setRestored(false);
  }, [formRef, inFlight, owner, address, state, isSent, leadsOn, refused]);

  return {
    restored,
    startOver() {
      setRestored(false);
      if (formRef.current) untype(formRef.current);
    },
  };
}
