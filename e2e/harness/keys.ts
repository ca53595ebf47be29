import type { Page } from '@playwright/test';

/** A keyboard that counts: what an operator's hands have to do. */
export interface Keys {
  press(...keys: readonly string[]): Promise<void>;
  /** Types a text letter by letter. */
  type(text: string): Promise<void>;
  readonly count: () => number;
}

/** Real key presses on a page; a chord counts as one. */
export function keysOf(page: Page): Keys {
  let count = 0;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      count += 1;
      await page.keyboard.press(key);
    }
  };
  return { press, type: (text) => press(...text), count: () => count };
}
