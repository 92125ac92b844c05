import { describe, expect, it } from "vitest";
import { z } from "zod";
import { failForm, parseForm } from "./parse-form";

function formOf(entries: readonly (readonly [string, string | File])[]): FormData {
  const formData = new FormData();
  for (const [name, value] of entries) formData.append(name, value);
  return formData;
}

const schema = z.strictObject({
  company: z.string().min(1),
  employees: z.number().min(1),
  newsletter: z.boolean(),
  terms: z.literal(true).optional(),
  tools: z.array(z.string()).min(1),
  contact: z.strictObject({ email: z.email() }),
  budget: z.enum(["yes", "no"]).optional(),
});

const good = [
  ["company", "Northwind"],
  ["employees", "640"],
  ["newsletter", "on"],
  ["tools", "excel"],
  ["tools", "crm"],
  ["contact.email", "ann@northwind.example"],
  ["budget", ""],
  ["intent", "submit"],
] as const;

const without = (name: string) => good.filter(([key]) => key !== name);

describe("parseForm", () => {
  it("refuses a character that cannot be stored in whichever field it is", () => {
    const ids = z.strictObject({ id: z.string().max(60) });
    expect(parseForm(ids, formOf([["id", "lead_\u0000"]]))).toMatchObject({
      ok: false,
      errors: { id: ["Contains characters that cannot be stored. Please remove them."] },
    });
  });

  it("reads text, numbers, ticks, lists and nested keys as the schema says", () => {
    expect(parseForm(schema, formOf(good))).toEqual({
      ok: true,
      data: {
        company: "Northwind",
        employees: 640,
        newsletter: true,
        tools: ["excel", "crm"],
        contact: { email: "ann@northwind.example" },
      },
    });
  });

  it("takes a checkbox that was not sent as false, and refuses a made-up value", () => {
    const result = parseForm(schema, formOf(without("newsletter")));
    expect(result.ok && result.data.newsletter).toBe(false);
    const forged = parseForm(schema, formOf([...without("newsletter"), ["newsletter", "perhaps"]]));
    expect(forged).toMatchObject({ ok: false, errors: { newsletter: [expect.any(String)] } });
  });

  it("keeps what was typed when something is wrong, and says it at the field", () => {
    const result = parseForm(schema, formOf([...without("employees"), ["employees", "many"]]));
    expect(result).toMatchObject({
      ok: false,
      errors: { employees: ["Please give a plain number, such as 250."] },
      values: { company: "Northwind", employees: "many", tools: ["excel", "crm"], "contact.email": good[5][1] },
    });
  });

  it.each(["1e3", "0x10", "Infinity", "NaN", "1,000", " 5", "--1"])("does not take %j for a number", (text) => {
    expect(parseForm(schema, formOf([...without("employees"), ["employees", text]])).ok).toBe(false);
  });

  it("refuses a single field that came twice instead of choosing one", () => {
    const result = parseForm(schema, formOf([...good, ["company", "Other"]]));
    expect(result).toMatchObject({ ok: false, errors: { company: [expect.stringContaining("more than once")] } });
  });

  it("refuses fields that the schema does not know", () => {
    const formData = formOf([...good, ["status", "accepted"]]);
    expect(parseForm(schema, formData)).toMatchObject({ ok: false, errors: { "": [expect.any(String)] } });
  });

  it.each([
    "__proto__",
    "__proto__.polluted",
    "constructor.prototype.polluted",
    "contact.__proto__.polluted",
    "tools.__proto__",
  ])("reaches no prototype through the name %s", (name) => {
    const result = parseForm(schema, formOf([...good, [name, "yes"]]));
    expect(result.ok).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(result.ok ? {} : result.values)).toBe(Object.prototype);
    expect(result.ok ? [] : Object.keys(result.values)).not.toContain(name);
  });

  it("reads rows by their number and closes gaps, in order", () => {
    const rows = z.strictObject({ items: z.array(z.strictObject({ name: z.string(), count: z.number() })) });
    const formData = formOf([
      ["items.7.name", "b"],
      ["items.7.count", "2"],
      ["items.0.name", "a"],
      ["items.0.count", "1"],
    ]);
    expect(parseForm(rows, formData)).toEqual({
      ok: true,
      data: {
        items: [
          { name: "a", count: 1 },
          { name: "b", count: 2 },
        ],
      },
    });
  });

  it("takes a file, treats an empty file field as left out, and sends no file back", () => {
    const withFile = z.strictObject({ title: z.string().min(1), file: z.file().optional() });
    const file = new File(["%PDF"], "evidence.pdf");
    const taken = parseForm(
      withFile,
      formOf([
        ["title", "x"],
        ["file", file],
      ]),
    );
    expect(taken.ok && taken.data.file?.name).toBe("evidence.pdf");
    const empty = parseForm(
      withFile,
      formOf([
        ["title", "x"],
        ["file", new File([], "")],
      ]),
    );
    expect(empty).toEqual({ ok: true, data: { title: "x" } });
    const failed = parseForm(
      withFile,
      formOf([
        ["title", ""],
        ["file", file],
      ]),
    );
    expect(failed.ok ? null : failed.values).toEqual({ title: "" });
  });

  it("refuses a file where text belongs", () => {
    const result = parseForm(schema, formOf([...without("company"), ["company", new File(["x"], "x.txt")]]));
    expect(result).toMatchObject({ ok: false, errors: { company: ["This value cannot be read."] } });
  });

  it("never sends a password back", () => {
    const login = z.strictObject({ email: z.email(), password: z.string().min(15), newPassword: z.string() });
    const result = parseForm(
      login,
      formOf([
        ["email", "no"],
        ["password", "hunter2"],
        ["newPassword", "hunter3"],
      ]),
    );
    expect(result.ok ? null : result.values).toEqual({ email: "no" });
  });

  it("leaves an optional field out when it is empty", () => {
    const dated = z.strictObject({ close: z.iso.date().optional(), amount: z.bigint().optional() });
    expect(
      parseForm(
        dated,
        formOf([
          ["close", ""],
          ["amount", ""],
        ]),
      ),
    ).toEqual({ ok: true, data: {} });
    expect(parseForm(dated, formOf([["amount", "9007199254740993"]]))).toEqual({
      ok: true,
      data: { amount: 9007199254740993n },
    });
  });

  it("looks through transforms and refinements for the kind of a field", () => {
    const wrapped = z.strictObject({
      name: z
        .string()
        .transform((text) => text.trim())
        .pipe(z.string().min(1)),
      count: z.preprocess((value) => value, z.number()),
      days: z.number().default(30),
    });
    expect(
      parseForm(
        wrapped,
        formOf([
          ["name", " a "],
          ["count", "3"],
          ["days", ""],
        ]),
      ),
    ).toEqual({
      ok: true,
      data: { name: "a", count: 3, days: 30 },
    });
  });
});

describe("failForm", () => {
  it("gives a later refusal the shape of a form's failure", () => {
    const failure = failForm(schema, formOf(good), { company: ["Taken."] });
    expect(failure).toMatchObject({ ok: false, errors: { company: ["Taken."] }, values: { company: "Northwind" } });
    expect(failure.values).not.toHaveProperty("intent");
  });
});
