import type { FraudCheck } from "../types";

/** So many sign-ups from one network look like one person, or one office. */
export const signUpsPerNetwork = 5;

/** Many of the partner's sign-ups come from one network range. */
export const oneNetwork: FraudCheck = ({ network }) =>
  network && network.signUps >= signUpsPerNetwork
    ? `${network.signUps} of the partner's sign-ups come from the network ${network.range}.`
    : null;
