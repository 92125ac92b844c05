const whole = new Intl.NumberFormat("en-US");

/** A number of things for reading: "1,200". */
export function formatCount(count: number | bigint): string {
  return whole.format(count);
}

/** A number of things in words: "1 commission", "1,200 commissions"; `many` where its plural is not `one` with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
