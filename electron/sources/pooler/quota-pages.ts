/** One page of `list_upstream_quotas`: items not yet parsed, and how many accounts there are in all. */
export interface QuotaPage {
  readonly items: readonly unknown[];
  readonly total: number;
}

/** Largest page the server gives, and the largest offset it accepts (pooler-contract 3.0). */
export const QUOTA_PAGE_LIMIT = 100;
const MAX_OFFSET = 10_000;

/**
 * Reads every page of quotas. `reachedEnd` is false where the server's largest offset came before the end, or a
 * page came back empty too early. Pages are recomputed per call and can shift, so the same account may
 * appear twice (pooler-contract 10.2, 13.5).
 */
export async function readAllQuotaPages(
  readPage: (offset: number) => Promise<QuotaPage>,
): Promise<{ items: unknown[]; total: number; reachedEnd: boolean }> {
  const items: unknown[] = [];
  for (let offset = 0; offset <= MAX_OFFSET; offset += QUOTA_PAGE_LIMIT) {
    const page = await readPage(offset);
    items.push(...page.items);
    const reachedEnd = offset + page.items.length >= page.total;
    if (reachedEnd || page.items.length === 0) return { items, total: page.total, reachedEnd };
  }
  return { items, total: items.length, reachedEnd: false };
}
