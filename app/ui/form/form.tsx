import { Form as RemixForm, type FormProps as RemixFormProps } from "@remix-run/react";
import { FormContext } from "./form-context";
import { KeptNote } from "./kept-note";
import type { ZodForm } from "./use-zod-form";

export type FormProps = Omit<RemixFormProps, "onSubmit" | "noValidate"> & { form: ZodForm };

/**
 * A form that posts the same with and without JavaScript. Until the script is there the browser's own checks apply;
 * then ours do, with their better words. What is typed outlives a reload and an expired session. Give `encType="multipart/form-data"` when it takes files.
 */
export function Form({ form, method = "post", children, ...rest }: FormProps) {
  return (
    <RemixForm {...rest} method={method} ref={form.formRef} noValidate={form.hydrated} onSubmit={form.onSubmit}>
      <KeptNote keeping={form.keeping} />
      <FormContext.Provider value={form}>{children}</FormContext.Provider>
    </RemixForm>
  );
}
