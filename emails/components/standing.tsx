import type { Fact } from "./facts";
import { Facts } from "./facts";

type Props = {
  /** Where it stands. */
  stands: string;
  why?: string;
  /** What happens next, and who does it. */
  next: string;
  /** By when that happens; left out only when nothing more happens. */
  by?: string;
  /** Further facts of this mail, shown after the four answers. */
  more?: readonly Fact[];
};

/** The four answers that every mail gives in the same order: where it stands, why, what happens next, by when. */
export function Standing({ stands, why, next, by, more = [] }: Props) {
  return (
    <Facts rows={[["Where it stands", stands], ["Why", why], ["What happens next", next], ["By when", by], ...more]} />
  );
}
