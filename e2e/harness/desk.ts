import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** The editor of the five lines. */
export const field = (page: Page) => page.getByRole('textbox', { name: 'Summary, five lines' });

/** The list of kept drafts. */
export const keptDrafts = (page: Page) => page.getByRole('region', { name: 'Kept drafts' });

/** The signal that is worst in an outage. */
export const outageCard = (page: Page) => page.getByRole('article', { name: /^Example Batch cannot serve/ });

/** Opens the desk with a draft of all that fires in an outage; resolves with its text. */
export async function draftAll(page: Page): Promise<string> {
  await outageCard(page).waitFor();
  await page.keyboard.press('d');
  await expect(field(page)).toHaveValue(/^Status: outage\n/);
  return await field(page).inputValue();
}
