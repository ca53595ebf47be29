/** The filters of a table by their names in the address; what is not set is not there. */
export type Filters = Readonly<Record<string, string>>;

/** The address part that holds the open row beside the filters. */
const ROW = 'row';
const LONGEST = 300;

export interface TableAddress {
  readonly filters: Filters;
  /** Id of the row whose drawer is open. */
  readonly openId: string | null;
}

/** What an address says, of the names a table knows; anything else in it is left alone. */
export function readAddress(search: string, names: readonly string[]): TableAddress {
  const params = new URLSearchParams(search);
  const set = names.flatMap((name) => {
    const value = params.get(name)?.trim().slice(0, LONGEST) ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return { filters: Object.fromEntries(set), openId: params.get(ROW) };
}

/** `/requests?pool=…&row=…`, or the bare path. */
export function writeAddress(path: string, { filters, openId }: TableAddress): string {
  const params = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
  if (openId !== null) params.set(ROW, openId);
  const search = params.toString();
  return search === '' ? path : `${path}?${search}`;
}

/** How many filters are set; both ends of a span are one. */
export function filtersSet(filters: Filters): number {
  return Object.keys(filters).filter((name) => name !== 'to' || filters.from === undefined).length;
}
