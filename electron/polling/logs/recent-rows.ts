/** A row that is held already. */
export interface HeldRow {
  readonly id: string;
  readonly atMs: number;
}

/** The rows near the newest one, by id: compared with the server's total they tell whether anything is missing. */
export interface RecentRows {
  add(rows: readonly HeldRow[]): void;
  /** How many are in `[fromMs, toMs]`, those of `page` included, which may not be kept yet; null has no end. */
  countWith(page: readonly HeldRow[], fromMs: number, toMs: number | null): number;
  /** Forgets what is older: no round will look there again. */
  forgetBefore(fromMs: number): void;
}

export function createRecentRows(): RecentRows {
  const times = new Map<string, number>();
  return {
    add(rows) {
      for (const { id, atMs } of rows) times.set(id, atMs);
    },
    countWith(page, fromMs, toMs) {
      const within = (atMs: number) => atMs >= fromMs && (toMs === null || atMs <= toMs);
      const added = new Set(
        page.filter(({ id, atMs }) => within(atMs) && !times.has(id)).map(({ id }) => id),
      );
      let count = added.size;
      for (const atMs of times.values()) if (within(atMs)) count += 1;
      return count;
    },
    forgetBefore(fromMs) {
      for (const [id, atMs] of times) if (atMs < fromMs) times.delete(id);
    },
  };
}
