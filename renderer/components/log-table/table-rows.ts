/** The rows of a table as far as they were read, and the ways to more of them. */
export interface TableRows<Row> {
  /** What the rows are narrowed to; another value starts at the top. */
  readonly of: string;
  readonly rows: readonly Row[];
  /** How many match; null before the first answer. */
  readonly total: { readonly count: number; readonly atLeast: boolean } | null;
  /** Why there is nothing to show yet; null once there was an answer. */
  readonly trouble: 'reading' | { readonly message: string; readonly retry: () => void } | null;
  /** The rows are those of the filters before; these are still being read. */
  readonly changing: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Rows that arrived above while the reader was further down, and whether there may be more of them. */
  readonly arrived: { readonly count: number; readonly atLeast: boolean };
  /** True while somebody reads: what is on screen then stays where it is. */
  readonly hold: (reading: boolean) => void;
}

/** `1,234 rows`, `at least 5,000 rows`, `1 row`. */
export function countWords(count: number, atLeast: boolean, noun = 'row'): string {
  const many = count === 1 && !atLeast ? noun : `${noun}s`;
  return `${atLeast ? 'at least ' : ''}${count.toLocaleString('en-GB')} ${many}`;
}
