import { describe, expect, it } from "vitest";
import { countActivations } from "./activation";
import { decideFit } from "./fit";

const activation = (weight: "hard" | number, min: number) => ({
  qualification: [{ key: "use", weight, test: { field: "activation" as const, min } }],
});

describe("minimum activation", () => {
  it.each([
    ["hard", undefined, "unknown", "cannot be told yet", 0],
    ["hard", 0, "blocks", "required, and not met", 0],
    ["hard", 2, "blocks", "required, and not met", 0],
    ["hard", 3, "met", "required, and met", 0],
    [20, undefined, "unknown", "cannot be told yet", 0],
    [20, 2, "missed", "0 of 20", 0],
    [20, 3, "met", "+20", 20],
  ] as const)("of three features, %s, with %s in use: %s", (weight, activations, outcome, effect, score) => {
    const fit = decideFit(activation(weight, 3), { activations });
    const [item] = fit.items;
    expect(item).toMatchObject({ rule: "Minimum activation: at least 3 features in use", outcome, effect });
    expect([fit.score, fit.blocked]).toEqual([score, outcome === "blocks"]);
  });

  it("counts each feature once, an unnamed one as one, and none of an account that went elsewhere", () => {
    const fact = (feature: string | undefined, attributionId?: string) => ({
      kind: "feature.activated",
      payload: { feature, attributionId },
    });
    const moved = { kind: "account.moved", payload: { attributionIds: ["attr_1"] } };
    const facts = [fact("a"), fact("a"), fact("b", "attr_1"), fact(undefined), fact(undefined), fact("c", "attr_2")];
    expect(countActivations(facts)).toBe(4);
    expect(countActivations([moved, ...facts])).toBe(3);
    expect(countActivations([...facts].reverse())).toBe(4);
    expect(countActivations([{ kind: "trial.started", payload: {} }])).toBe(0);
  });
});
