import { expect, it } from "vitest";
import { clickBurst } from "./click-burst";

const network = "192.0.2.0/24";

it.each([
  [99, 1, null],
  [100, 1, "100 clicks within an hour from the network 192.0.2.0/24."],
  [101, 2, "101 clicks within an hour from the network 192.0.2.0/24, and a burst from 1 other."],
  [4_000, 4, "4000 clicks within an hour from the network 192.0.2.0/24, and a burst from 3 others."],
])("%i clicks within an hour, from %i networks", (clicks, networks, found) => {
  expect(clickBurst({ network, clicks, networks })).toBe(found);
});
