import { Share2 } from "lucide-react";
import { Button } from "~/ui/primitives/button";
import { useHydrated } from "~/ui/use-hydrated";

/** Hands a link to the phone's own share sheet; where there is none, there is no button. */
export function ShareButton({ url, text }: { url: string; text: string }) {
  const hydrated = useHydrated();
  if (!hydrated || typeof navigator.share !== "function") return null;
  // Whoever closes the sheet without choosing has not failed.
  const share = () => navigator.share({ url, text }).catch(() => undefined);
  return (
    <Button type="button" variant="primary" size="sm" icon={<Share2 aria-hidden="true" />} onClick={share}>
      Share
    </Button>
  );
}
