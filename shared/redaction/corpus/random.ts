/** A repeatable source of choices, so that the corpus is the same in every run. */
export interface Chooser {
  /** An integer from 0 to `below` (exclusive). */
  int(below: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** `length` characters of an alphabet. */
  chars(alphabet: string, length: number): string;
}

/** A chooser over mulberry32; the same seed gives the same choices. */
export function seededChooser(seed: number): Chooser {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    pick: (items) => items[int(items.length)] ?? items[0],
    chars: (alphabet, length) => Array.from({ length }, () => alphabet.charAt(int(alphabet.length))).join(''),
  };
}
