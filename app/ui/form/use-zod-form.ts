import { zodResolver } from "@hookform/resolvers/zod";
import { useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, type RefObject, useEffect, useId, useRef } from "react";
import { type FieldValues, get, type Resolver, type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import { useHydrated } from "../use-hydrated";
import { type Keeping, useKeptValues } from "./use-kept-values";
import { bodyLimit, formSize, tooLarge } from "~/kernel/body-size";
import { type FormErrors, type FormFailure, type FormValues, friendlyMessage } from "~/kernel/parse-form";
import { readForm } from "~/kernel/read-form";

/** What a field can start with; numbers and booleans are shown as their text. */
export type DefaultValues = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export type ZodFormOptions = {
  /** The failure that the action answered with (status 422), if any. */
  failure?: FormFailure | null;
  defaultValues?: DefaultValues;
  /** Empties the form once it was accepted and the same page came back, such as the box for the next message. */
  resetOnSuccess?: boolean;
  /** Only needed where two forms of a page hold fields of the same name and ids must be foreseeable. */
  id?: string;
};

/** A form's state, handed to `<Form form={…}>`; fields find it there. */
export type ZodForm = {
  id: string;
  formRef: RefObject<HTMLFormElement>;
  hydrated: boolean;
  /** True from the press of the button until the answer is on the page. */
  pending: boolean;
  /** What was typed before a reload or a new sign-in. */
  keeping: Keeping;
  /** The server's last answer, when it refused. */
  failure: FormFailure | null;
  /** Errors by field name: those found in the browser, else those of the server. */
  errors: FormErrors;
  /** Grows with every attempt, so that the summary takes the focus again. */
  attempts: number;
  valueOf: (name: string) => string | string[] | undefined;
  register: UseFormReturn["register"];
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/**
 * One schema, two paths: without JavaScript the form posts as it is and the server checks it; with JavaScript the same
 * FormData is checked first and the same form element is then submitted.
 */
export function useZodForm(schema: z.ZodType, options: ZodFormOptions = {}): ZodForm {
  const generatedId = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const inFlight = useRef(false);
  const hydrated = useHydrated();
  const submit = useSubmit();
  const navigation = useNavigation();
  const { failure = null, defaultValues, resetOnSuccess = false } = options;

  const form = useForm({
    mode: "onTouched",
    shouldFocusError: false,
    resolver: (_values, context, resolverOptions) => {
      const element = formRef.current;
      const input = element ? readForm(schema, new FormData(element)).input : {};
      const resolve = zodResolver(schema as never, { error: friendlyMessage }) as unknown as Resolver<FieldValues>;
      return resolve(input as FieldValues, context, resolverOptions);
    },
  });
  const { formState, getValues, reset } = form;
  const keeping = useKeptValues(formRef, { inFlight, refused: failure !== null });

  useEffect(() => {
    if (navigation.state !== "idle" || !inFlight.current) return;
    inFlight.current = false;
    // What was typed stays; only "edited since" starts anew, so that the server's messages show.
    if (failure) reset(getValues(), { keepValues: true, keepSubmitCount: true });
    else if (resetOnSuccess) {
      formRef.current?.reset();
      reset();
    }
  }, [navigation.state, failure, resetOnSuccess, reset, getValues]);

  const pending =
    navigation.state !== "idle" &&
    navigation.formMethod !== undefined &&
    navigation.formMethod !== "GET" &&
    inFlight.current;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (inFlight.current) return;
    // React gives the event back before the checks have run: take what is needed now.
    const element = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    // The server ends what is far too large unread, so there would be no answer to show: it stays here, whatever the button.
    const wrongFile = [...element.querySelectorAll<HTMLInputElement>("input[type=file]")].find(
      ({ validity }) => validity.customError,
    );
    if (wrongFile) return wrongFile.focus();
    const send = () => {
      const limit = bodyLimit(element.enctype);
      // A larger one would be refused unread: what was typed is better kept here.
      if (formSize(new FormData(element), element.enctype) > limit) {
        return form.setError("root", { message: tooLarge(limit) });
      }
      inFlight.current = true;
      submit(submitter instanceof HTMLButtonElement ? submitter : element);
    };
    // "Save draft" and "Back" carry formnovalidate: the server alone judges them.
    if (submitter instanceof HTMLButtonElement && submitter.formNoValidate) return send();
    void form.handleSubmit(send)();
  }

  const edited = formState.dirtyFields;
  return {
    id: options.id ?? generatedId,
    formRef,
    hydrated,
    pending,
    keeping,
    failure,
    errors: mergeErrors(flatErrors(formState.errors), failure?.errors ?? {}, (name) => get(edited, name) === true),
    attempts: formState.submitCount,
    valueOf: (name) => startValue(name, failure?.values, defaultValues),
    register: form.register,
    onSubmit,
  };
}

/** A server's message stays at its field until the field is edited. */
function mergeErrors(browser: FormErrors, server: FormErrors, edited: (name: string) => boolean): FormErrors {
  const merged: FormErrors = { ...browser };
  for (const [name, messages] of Object.entries(server)) {
    if (!merged[name] && (name === "" || !edited(name))) merged[name] = messages;
  }
  return merged;
}

function startValue(name: string, typed?: FormValues, defaults?: DefaultValues): string | string[] | undefined {
  if (typed) return typed[name];
  const value = defaults?.[name];
  if (value === null || value === undefined || value === false) return undefined;
  if (value === true) return "on";
  if (typeof value === "object") return [...value];
  return String(value);
}

function flatErrors(errors: object, prefix = ""): FormErrors {
  const flat: FormErrors = {};
  for (const [key, value] of Object.entries(errors)) {
    if (!value || typeof value !== "object") continue;
    const name = key === "root" ? prefix.slice(0, -1) : `${prefix}${key}`;
    const message = (value as { message?: unknown }).message;
    if (typeof message === "string") flat[name] = [message];
    else if (key !== "ref") Object.assign(flat, flatErrors(value, `${name}.`));
  }
  return flat;
}
