/** What was typed in a form, by field name: the values it had from the page, and those of now. */
export type KeptValues = Record<string, { start: string[]; typed: string[] }>;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const prefix = "fairlead.typed";
const secret = /password|secret|token/i;
/** Buttons say nothing, hidden fields are the page's, and passwords and files are never kept. */
const notTyped = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

function typedControls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      isControl(element) && element.name !== "" && !notTyped.has(element.type) && !secret.test(element.name),
  );
}

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

function valuesNow(control: Control): string[] {
  return isChoice(control) ? (control.checked ? [control.value] : []) : [control.value];
}

function valuesAtStart(control: Control): string[] {
  if (isChoice(control)) return control.defaultChecked ? [control.value] : [];
  if (!(control instanceof HTMLSelectElement)) return [control.defaultValue];
  const options = [...control.options];
  return [
    (options.find((option) => option.defaultSelected) ?? options.find((option) => !option.disabled))?.value ?? "",
  ];
}

const isSame = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);

/** The fields of a form that are not as the page gave them. */
export function readTyped(form: HTMLFormElement): KeptValues {
  const all: KeptValues = {};
  for (const control of typedControls(form)) {
    const field = all[control.name] ?? { start: [], typed: [] };
    all[control.name] = field;
    field.start.push(...valuesAtStart(control));
    field.typed.push(...valuesNow(control));
  }
  return Object.fromEntries(Object.entries(all).filter(([, { start, typed }]) => !isSame(start, typed)));
}

/** Sets a control as typing does, so that whatever follows the form hears of it. */
function type(control: Control, value: string): void {
  // React hides the value behind a property of the element; the prototype's own setter is what a keystroke uses.
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value") ?? {};
  set?.call(control, value);
  announce(control);
}

function announce(control: Control): void {
  control.dispatchEvent(new Event("input", { bubbles: true }));
  if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Types kept values again. A field that the page shows differently than it did then was changed by somebody else since,
 * and stays as it is.
 * @returns whether anything was typed
 */
export function typeAgain(form: HTMLFormElement, kept: KeptValues): boolean {
  const all = typedControls(form);
  let any = false;
  for (const [name, { start, typed }] of Object.entries(kept)) {
    const controls = all.filter((control) => control.name === name);
    if (!isSame(controls.flatMap(valuesAtStart), start) || isSame(controls.flatMap(valuesNow), typed)) continue;
    controls.forEach((control, at) => {
      if (!isChoice(control)) type(control, typed[at] ?? "");
      else if (control.checked !== typed.includes(control.value)) control.click();
    });
    any = true;
  }
  return any;
}

/** Puts a form back to what the page gave, and tells whatever follows it. */
export function untype(form: HTMLFormElement): void {
  form.reset();
  for (const control of typedControls(form)) announce(control);
}

/** Of every record, and other each time its page is made. */
const madeAnew = new Set(["revision", "once"]);

/**
 * Names a form of a page for the tab's storage: by the person, the address and the fields, and by what its hidden fields
 * point to; on a page for a new record those are made anew each time.
 */
export function keptKey(form: HTMLFormElement, owner: string, address: string): string {
  const names = [...new Set(typedControls(form).map((control) => control.name))];
  const isNew = /\/new(?:\?|$)/.test(address);
  const hidden = [...form.elements].filter(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement && element.type === "hidden" && !madeAnew.has(element.name),
  );
  const targets = hidden.filter(({ name }) => name === "intent" || !isNew).map(({ name, value }) => `${name}=${value}`);
  return [prefix, owner, address, names.join(","), targets.join(",")].join("|");
}

/** The values kept under a key; what another person left in this tab goes. */
export function loadKept(key: string, owner: string): KeptValues | null {
  const own = `${prefix}|${owner}|`;
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(`${prefix}|`) && !name.startsWith(own)) sessionStorage.removeItem(name);
    }
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as KeptValues | null;
  } catch {
    return null;
  }
}

/** Keeps values in this tab until it is closed; a storage that is full or forbidden keeps nothing. */
export function storeKept(key: string, values: KeptValues | null): void {
  try {
    if (values && Object.keys(values).length > 0) sessionStorage.setItem(key, JSON.stringify(values));
    else sessionStorage.removeItem(key);
  } catch {
    // Typing goes on without it.
  }
}
