import type { Page } from '@playwright/test';

/** What the clipboard holds. */
export function clipboardText(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Puts a mark on the clipboard, so that a later look tells whether anything has replaced it. */
export async function markClipboard(page: Page): Promise<string> {
  const mark = 'nothing has left';
  await page.evaluate((text) => navigator.clipboard.writeText(text), mark);
  return mark;
}
