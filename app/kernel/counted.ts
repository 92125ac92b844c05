const whole = new Intl.NumberFormat("en-US");

/** A number of things in words: "1 commission", "1,200 commissions". */
export function counted(count: number, one: string): string {
  return `${whole.format(count)} ${count === 1 ? one : `${one}s`}`;
}
