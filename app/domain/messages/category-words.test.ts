import { emails } from "emails/index";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Category,
  type Channel,
  channels,
  fixedCategories,
  isOptional,
  isWanted,
  mailCategories,
  noticeCategories,
  optionalCategories,
  optionalOf,
} from "./category-words";
import { partnerWords, vendorWords } from "./words";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const all = [...Object.keys(fixedCategories), ...Object.keys(optionalCategories)] as Category[];
const muted = fc.array(fc.record({ category: fc.constantFrom(...all), channel: fc.constantFrom(...channels) }));

describe("the table of messages", () => {
  it("has every mail and every notification of the product, and none besides", () => {
    expect(Object.keys(mailCategories).sort()).toEqual(Object.keys(emails).sort());
    const named = [
      ...Object.keys(partnerWords).map((name) => `partner.${name}`),
      ...Object.keys(vendorWords).map((name) => `vendor.${name}`),
    ];
    expect(Object.keys(noticeCategories).sort()).toEqual(named.sort());
    expect(partnerWords.question("Harbor").kind).toBe("partner.question");
    expect(vendorWords.newLead("Harbor", "Brightside").kind).toBe("vendor.newLead");
  });

  it("lets nobody switch off what is not optional, whatever is stored", () => {
    fc.assert(
      fc.property(muted, fc.constantFrom(...all), fc.constantFrom(...channels), (stored, category, channel) => {
        const off = stored.some((one) => one.category === category && one.channel === channel);
        expect(isWanted(stored, category, channel)).toBe(!off || !isOptional(category));
      }),
      { seed, numRuns: 500 },
    );
  });

  it.each([
    ["invitation", "password-reset", "password-changed", "domain-code"],
    ["lead-question", "lead-accepted", "lead-rejected", "lead-duplicate", "lead-moved", "lead-won", "lead-lost"],
    ["commission-accrued", "commission-reversed", "payout-paid", "payout-returned", "terms-changed"],
    ["lead-offered", "lead-answered", "application-question", "dispute-answered"],
  ] as const)("always sends %s, %s, %s, %s …", (...templates) => {
    for (const template of templates) expect(isOptional(mailCategories[template])).toBe(false);
  });

  it("names what each side may switch off, where there is something to switch off", () => {
    const found = (["partner", "vendor"] as const).map((side) =>
      channels.map((channel: Channel) => optionalOf(side, channel)),
    );
    expect(found).toEqual([
      [
        ["lead_progress", "toolkit_versions"],
        ["lead_progress", "toolkit_versions"],
      ],
      [["lead_ends"], ["new_work", "lead_ends"]],
    ]);
  });
});
