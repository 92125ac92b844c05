import { beforeAll, describe, expect, it } from "vitest";
import { startImport, discardImport } from "~/domain/leads/commands/start-import";
import { checkImport } from "~/domain/leads/commands/check-import";
import { uploadImport } from "~/domain/leads/commands/upload-import";
import { exportImport, writeImportTemplate } from "~/domain/leads/views/export-import";
import { listImportsForPartner } from "~/domain/leads/views/list-imports";
import { getImport } from "~/domain/leads/views/get-import";
import { leadFieldNames } from "~/domain/leads/input";
import { IMPORT_MAX_BYTES } from "~/domain/leads/imports/types";
import { mappingForm } from "~/domain/leads/imports/input";
import type { PartnerCtx } from "~/domain/context";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { checkFile, companiesFile, countRows, csvFile, importOne, onceForAll } from "../support/imports";

const database = testDatabase();
let world: World;
let member: PartnerCtx;
let rival: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  member = await world.member(await world.partner("Agency"), "Mo", "member");
  rival = await world.member(await world.partner("Rival"), "Ri", "admin");
});

/** The rows of a checked file as the screen shows them. */
async function rowsOf(importId: string) {
  const { result } = await getImport(member, importId, {});
  return (result?.rows ?? []).map(({ line, companyName, outcome, messages }) => ({
    line,
    companyName,
    outcome,
    said: messages.map(({ text }) => text).join(" "),
  }));
}

const cellsOf = async (importId: string) =>
  (
    await world.db
      .selectFrom("leadImportRows")
      .select(["line", "cells"])
      .where("importId", "=", importId)
      .orderBy("line")
      .execute()
  ).map(({ cells }) => cells);

const refusal = (message: RegExp) =>
  expect.objectContaining({
    code: "invalid-input",
    details: expect.objectContaining({ field: "file", message: expect.stringMatching(message) }),
  });

describe("what a file may be", () => {
  it.each([
    ["a byte-order mark and Windows line ends", "\ufeffcompany,website\r\nGrün AG,gruen.com\r\n", "UTF-8", "comma"],
    ["semicolons", "company;website\nGrün AG;gruen.com\n", "UTF-8", "semicolon"],
    ["tabs", "company\twebsite\nGrün AG\tgruen.com\n", "UTF-8", "tab"],
    ["a line that says its separator", "sep=;\ncompany;website\nGrün AG;gruen.com\n", "UTF-8", "semicolon"],
    ["no line end at its end", "company,website\nGrün AG,gruen.com", "UTF-8", "comma"],
  ])("reads %s", async (_what, text, encoding, delimiter) => {
    const importId = await uploadImport(member, { file: csvFile(text) });
    const found = await getImport(member, importId, {});
    expect(found).toMatchObject({ encoding, delimiter, isEncodingGuessed: false, counts: { total: 1 } });
    expect(found.mapping?.columns.map(({ label }) => label)).toEqual(["company", "website"]);
    expect(await cellsOf(importId)).toEqual([["Grün AG", "gruen.com"]]);
  });

  it("reads Windows-1252 and says so, and UTF-16 with its mark", async () => {
    const old = await uploadImport(member, {
      file: csvFile(Uint8Array.from(Buffer.from("company\nGr\xfcn \x80\n", "latin1"))),
    });
    expect(await getImport(member, old, {})).toMatchObject({ encoding: "Windows-1252", isEncodingGuessed: true });
    expect(await cellsOf(old)).toEqual([["Grün €"]]);
    const wide = await uploadImport(member, {
      file: csvFile(new Uint8Array(Buffer.from("\ufeffcompany\twebsite\nGrün\tg.com\n", "utf16le"))),
    });
    expect(await cellsOf(wide)).toEqual([["Grün", "g.com"]]);
  });

  it("keeps the rows around a broken one, each under its own line number", async () => {
    const text = [
      "company,website",
      '"Fine, Inc",fine.com',
      "",
      '"Broken,never-closed.com',
      "Next,next.com",
      '"Bad "quotes" inside",bad.com',
      '"Two\nlines",two.com',
      'Inch 5" Ltd,inch.com',
      "Wide,wide.com,surplus,more",
      " , ",
      "Trailing,trailing.com,,",
      "Short",
      "Nul\u0000,nul.com",
      "Last,last.com",
    ].join("\n");
    const importId = await checkFile(member, csvFile(text));
    const rows = await rowsOf(importId);
    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, "ready"],
      [4, "invalid"],
      [5, "ready"],
      [6, "invalid"],
      [7, "ready"],
      [9, "ready"],
      [10, "invalid"],
      [12, "ready"],
      [13, "ready"],
      [14, "invalid"],
      [15, "ready"],
    ]);
    expect(rows[1]?.said).toContain("quotation marks");
    expect(rows[6]?.said).toContain("4 cells, but the header has 2");
    expect(rows[9]?.said).toContain("cannot be stored");
    expect(rows[4]?.companyName).toBe("Two\nlines");
    expect(rows[5]?.companyName).toBe('Inch 5" Ltd');
  });

  it.each(['"broken "x, y\n', '"never closed\n', '"pairs "" only\n', '"a""\n'])(
    "survives 5,000 lines of %j",
    async (line) => {
      const cpuBefore = process.cpuUsage();
      const importId = await uploadImport(member, { file: csvFile(`company\n${line.repeat(5_000)}`) });
      const { user, system } = process.cpuUsage(cpuBefore);
      expect((user + system) / 1000).toBeLessThan(5_000);
      expect((await getImport(member, importId, {})).counts.total).toBe(5_000);
    },
  );

  it("keeps cells of several lines with quotation marks and separators in them", async () => {
    const text = 'company,note\nA,"one ""two""\n\nthree, four"\n"B\nC","x\n""y"""\nD,z\n';
    const importId = await uploadImport(member, { file: csvFile(text) });
    expect(await cellsOf(importId)).toEqual([
      ["A", 'one "two"\n\nthree, four'],
      ["B\nC", 'x\n"y"'],
      ["D", "z"],
    ]);
  });

  it("tells columns without a name, or with the same one, apart", async () => {
    const importId = await uploadImport(member, { file: csvFile("company,,Company,x\nA,b,c,d\n") });
    const { mapping } = await getImport(member, importId, {});
    expect(mapping?.columns.map(({ label }) => label)).toEqual(["company", "Column 2", "Company (2)", "x"]);
  });

  it.each([
    ["an empty file", new Uint8Array(0), /empty/],
    ["blank lines only", "\n \n,,\n", /empty/],
    ["a header only", "company,website\n\n", /no rows/],
    ["an Excel workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /Excel/],
    ["a PDF", "%PDF-1.7\n...", /PDF/],
    ["an image", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /image/],
    ["a web page", "<!doctype html><html></html>", /web page/],
    ["JSON", '[{"company":"A"}]', /JSON/],
    ["binary", Uint8Array.from({ length: 4_000 }, (_, n) => (n * 7) % 256), /no CSV file/],
    ["a header with broken quotes", '"company,website\nA,b\n', /header/],
    ["5,001 rows", `company\n${"A\n".repeat(5_001)}`, /more than 5,000 rows/],
    ["too many columns", `${Array.from({ length: 150 }, (_, n) => `c${n}`).join(",")}\nA\n`, /150 columns/],
  ])("refuses %s with a reason at the field", async (_what, content, message) => {
    await expect(uploadImport(member, { file: csvFile(content) })).rejects.toEqual(refusal(message));
  });

  it("refuses more than 5 MB", async () => {
    await expect(uploadImport(member, { file: csvFile(new Uint8Array(IMPORT_MAX_BYTES + 1)) })).rejects.toMatchObject({
      code: "too-large",
      details: { field: "file" },
    });
  });
});

describe("what a mapping makes of it", () => {
  it("guesses the columns of the real file, the industry by its labels", async () => {
    const importId = await uploadImport(member, { file: companiesFile() });
    const { mapping } = await getImport(member, importId, {});
    const names = Object.fromEntries(
      Object.entries(mapping?.values ?? {})
        .filter(([name]) => name.startsWith("columns."))
        .map(([name, at]) => [name.slice(8), mapping?.columns[Number(at)]?.label]),
    );
    expect(names).toEqual({
      companyName: "company_name",
      country: "country",
      region: "state",
      industry: "sector",
      employeeCount: "employee_count",
      revenueBand: "annual_revenue_usd",
    });
  });

  it("finds every column of its own template", async () => {
    const header = writeImportTemplate().trim();
    const importId = await uploadImport(member, { file: csvFile(`${header}\r\nAcme\r\n`) });
    const { mapping } = await getImport(member, importId, {});
    for (const [at, name] of leadFieldNames.entries())
      expect(mapping?.values[`columns.${name}`], name).toBe(String(at));
  });

  it("reads cells as a spreadsheet writes them, and says what it could not", async () => {
    const header = "company,website,country,industry,employees,revenue,plan,value,seats,consent";
    const cells = [
      'Alpha,alpha-cells.com,usa,TECHNOLOGY,"12,000",$4.2 billion,Growth,"48,000.50",120.0,Yes',
      "Beta,www.beta-cells.co.uk,United Kingdom,Pharma,12000.0,n/a,enterprise,48000,12,TRUE",
      "Gamma,gamma-cells.com,Atlantis,other,-5,900000,Gold,1e9,ten,maybe",
      "Delta,gmail.com,DE,other,900,,growth,48000,12,no",
      "Epsilon,epsilon-cells.com,Brazil,other,900,,growth,48000,12,no",
      "Alpha again,https://shop.alpha-cells.com/x,US,other,900,,growth,48000,12,no",
    ];
    const importId = await checkFile(member, csvFile([header, ...cells].join("\n")));
    const rows = await rowsOf(importId);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["ready", "ready", "invalid", "invalid", "invalid", "skipped"]);
    expect(rows[1]?.said).toContain("“Pharma” is not in the list: taken as “Other”");
    expect(rows[1]?.said).toContain("“n/a” cannot be read: left empty");
    for (const word of ["Atlantis", "Gold", "maybe", "Employees:", "Seats:", "Estimated value per year:"]) {
      expect(rows[2]?.said).toContain(word);
    }
    expect(rows[3]?.said).toContain("mail provider");
    expect(rows[4]?.said).toContain("The program requires Country");
    expect(rows[5]?.said).toContain("same company as in line 2 (alpha-cells.com)");
  });

  it("asks for what is missing, and refuses a value that is none", () => {
    const given = (values: Record<string, string>) =>
      mappingForm.safeParse({ revision: "1", columns: { companyName: "0" }, values });
    const fields = (result: ReturnType<typeof given>) => result.error?.issues.map(({ path }) => path.join(".")) ?? [];
    expect(given(onceForAll).success).toBe(true);
    expect(fields(given({}))).toContain("values.website");
    expect(fields(given({}))).not.toContain("values.region");
    expect(
      fields(given({ ...onceForAll, seats: "many", website: "{domain}", planTier: "gold", value: "1e9" })),
    ).toEqual(expect.arrayContaining(["values.seats", "values.website", "values.planTier", "values.value"]));
  });

  it("says of a company that is the rival's only that the lead will wait, and links an own one", async () => {
    await importOne(world, rival, "Taken", "taken-by-rival.com");
    const own = await importOne(world, member, "Own", "own-already.com");
    const importId = await checkFile(member, csvFile("company,website\nT,taken-by-rival.com\nO,own-already.com\n"));
    const { result } = await getImport(member, importId, {});
    expect(result?.rows.map(({ outcome }) => outcome)).toEqual(["ready", "skipped"]);
    expect(result?.rows[0]?.messages[0]?.text).toContain("your lead will wait");
    expect(JSON.stringify(result?.rows[0])).not.toMatch(/rival\b(?!\.com)/i);
    expect(result?.rows[1]?.messages[0]).toMatchObject({ leadId: own });
  });

  it("keeps a formula as text, and the result file does not run it", async () => {
    const importId = await checkFile(
      member,
      csvFile('company,website\n"=HYPERLINK(""https://evil.example"")",formula.com\n@SUM(A1),sum.com\n'),
    );
    expect((await rowsOf(importId)).map(({ companyName, outcome }) => [companyName, outcome])).toEqual([
      ['=HYPERLINK("https://evil.example")', "ready"],
      ["@SUM(A1)", "ready"],
    ]);
    const { csv, fileName } = await exportImport(member, importId);
    expect(fileName).toBe("result-leads.csv");
    expect(csv).toContain("\"'=HYPERLINK");
    expect(csv).toContain('"\'@SUM(A1)"');
    expect(csv).not.toMatch(/"[=@]/);
  });

  it("checks again with other columns, and refuses what was looked at before", async () => {
    const importId = await checkFile(member, csvFile("company,other\nAgain,Different\n"));
    const { revision } = await getImport(member, importId, {});
    const mapping = { columns: { companyName: 1 }, values: onceForAll };
    await checkImport(member, { importId, revision, mapping });
    expect((await rowsOf(importId))[0]?.companyName).toBe("Different");
    await expect(checkImport(member, { importId, revision, mapping })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    await expect(startImport(member, { importId, revision })).rejects.toMatchObject({ code: "changed-meanwhile" });
    const unknown = { importId, revision: revision + 1, mapping: { columns: { companyName: 9 }, values: onceForAll } };
    await expect(checkImport(member, unknown)).rejects.toMatchObject({ details: { field: "columns.companyName" } });
    expect(await countRows(world, importId)).toEqual({ ready: 1 });
  });
});

describe("whose import it is", () => {
  it("is not found by another organisation, whatever is asked", async () => {
    const importId = await checkFile(member, csvFile("company\nSecret Customer\n"));
    const mapping = { columns: {}, values: onceForAll };
    const attempts = [
      () => getImport(rival, importId, {}),
      () => exportImport(rival, importId),
      () => checkImport(rival, { importId, revision: 2, mapping }),
      () => startImport(rival, { importId, revision: 2 }),
      () => discardImport(rival, { importId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
    expect((await listImportsForPartner(rival, {})).rows.map(({ id }) => id)).not.toContain(importId);
    expect((await listImportsForPartner(member, {})).rows.map(({ id }) => id)).toContain(importId);
  });

  it("pages and filters the rows by line", async () => {
    const names = Array.from({ length: 250 }, (_, n) => (n % 2 ? `Paged ${n}` : ""));
    const importId = await checkFile(member, csvFile(`company,note\n${names.map((name) => `${name},x`).join("\n")}\n`));
    const lines: number[] = [];
    let cursor: string | undefined;
    do {
      const { result } = await getImport(member, importId, { outcome: "invalid", cursor });
      lines.push(...(result?.rows ?? []).map(({ line }) => line));
      cursor = result?.next ?? undefined;
    } while (cursor);
    expect(lines).toEqual(Array.from({ length: 125 }, (_, n) => 2 + 2 * n));
  });

  it("can be thrown away until something was submitted", async () => {
    const importId = await checkFile(member, csvFile("company\nThrown away\n"));
    await discardImport(member, { importId });
    await expect(getImport(member, importId, {})).rejects.toMatchObject({ code: "not-found" });
    expect(await countRows(world, importId)).toEqual({});
  });
});
