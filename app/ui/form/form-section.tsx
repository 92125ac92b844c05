import type { ReactNode } from "react";
import { useId } from "react";

export type FormSectionProps = { title: string; description?: ReactNode; children: ReactNode };

/** Fields that belong together: what they are about on the left, the fields on the right of a wide screen. */
export function FormSection({ title, description, children }: FormSectionProps) {
  const id = useId();
  return (
    <section className="form-section" aria-labelledby={id}>
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {description ? <div className="mt-1 text-sm text-muted">{description}</div> : null}
      </div>
      <div className="form-fields">{children}</div>
    </section>
  );
}
