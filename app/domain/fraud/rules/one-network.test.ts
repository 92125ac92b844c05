import { expect, it } from "vitest";
import { clean, unknown } from "../../../../tests/support/fraud-facts";
import { oneNetwork } from "./one-network";

const signUps = (number: number) => ({ ...clean, network: { range: "192.0.2.0/24", signUps: number } });

it.each([
  ["4 sign-ups", signUps(4), null],
  ["5 sign-ups", signUps(5), "5 of the partner's sign-ups come from the network 192.0.2.0/24."],
  ["6 sign-ups", signUps(6), "6 of the partner's sign-ups come from the network 192.0.2.0/24."],
  ["no network is known", unknown, null],
])("%s", (_, facts, found) => {
  expect(oneNetwork(facts)).toBe(found);
});
