import { writeCsv } from "~/kernel/csv";
import { formatMoney, toDecimalText } from "~/kernel/money";
import type { PdfBlock, PdfDocument } from "~/kernel/pdf";
import { formatDate } from "~/kernel/time";
import { type CurrencyStatement, monthBounds } from "../statement";
import { monthName } from "~/kernel/months";
import type { Statement } from "./statements";

/** The name under which a statement is saved, without its extension. */
export const statementFileName = ({ month, partnerName, provisional }: Statement): string =>
  `Statement ${month} ${partnerName}${provisional ? " provisional" : ""}`;

/** A statement as CSV: an opening and a closing row for each currency, its lines between them; dates in UTC. */
export function statementCsv({ currencies, partnerName, month, provisional }: Statement): string {
  const { from, to } = monthBounds(month);
  const end = new Date(to.getTime() - 1);
  const iso = (at: Date) => at.toISOString();
  return writeCsv(
    ["Partner", "Month", "State", "Currency", "Date", "What", "Why", "Pilot", "Amount", "Balance"],
    currencies.flatMap(({ currency, openingMinor, closingMinor, lines }) => {
      const start = [partnerName, month, provisional ? "provisional" : "final", currency];
      const text = (amountMinor: bigint) => toDecimalText({ amountMinor, currency });
      return [
        [...start, iso(from), "Opening balance", "", "", "", text(openingMinor)],
        ...lines.map(({ at, what, why, pilot, amountMinor, balanceMinor }) => [
          ...start,
          iso(at),
          what,
          why.filter(Boolean).join("; "),
          pilot ? "yes" : "no",
          text(amountMinor),
          text(balanceMinor),
        ]),
        [...start, iso(end), "Closing balance", "", "", "", text(closingMinor)],
      ];
    }),
  );
}

/** A statement as a document to print. `vendorName` is who owes. */
export function statementDocument(statement: Statement, vendorName: string, createdAt: Date): PdfDocument {
  const { partnerName, month, provisional, currencies } = statement;
  return {
    title: `${provisional ? "Provisional statement" : "Statement"} for ${monthName(month)}`,
    subtitle: `${partnerName}, from ${vendorName}`,
    footer: `${partnerName}, statement ${month}, made on ${formatDate(createdAt, "UTC")}. ${provisional ? "The month is not over. " : ""}Months and days in UTC.`,
    createdAt,
    blocks: currencies.flatMap((one) => blocksOf(one, month)),
  };
}

function blocksOf(statement: CurrencyStatement, month: string): PdfBlock[] {
  const { currency, openingMinor, closingMinor, lines, accruedMinor, payableMinor, receivableMinor } = statement;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const { from } = monthBounds(month);
  return [
    { kind: "heading", text: currency },
    {
      kind: "table",
      columns: [
        { header: "Date", share: 13 },
        { header: "What", share: 51 },
        { header: "Amount", share: 18, end: true },
        { header: "Balance", share: 18, end: true },
      ],
      rows: [
        [[formatDate(from, "UTC")], ["Opening balance"], [""], [money(openingMinor)]],
        ...lines.map(({ at, what, why, pilot, amountMinor, balanceMinor }) => [
          [formatDate(at, "UTC")],
          [pilot ? `${what} (pilot)` : what, ...why.filter(Boolean)],
          [money(amountMinor)],
          [money(balanceMinor)],
        ]),
      ],
      total: ["", "Closing balance", "", money(closingMinor)],
    },
    {
      kind: "text",
      muted: true,
      text: `Of the closing balance ${money(accruedMinor)} is not approved yet, ${money(payableMinor)} is approved and to be paid, and ${money(receivableMinor)} is netted from the next payment.`,
    },
  ];
}
