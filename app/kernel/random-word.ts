const drawn = new Uint32Array(4_096);
let used = drawn.length;

/** A random number of 32 bits, fit for secrets. Many are drawn at once: each draw costs as much as what it is for. */
export function randomWord(): number {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  used += 1;
  return drawn[used - 1] as number;
}
