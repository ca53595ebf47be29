interface Unit {
  readonly word: string;
  /** In the unit of the key. */
  readonly size: number;
}

const BYTES: readonly Unit[] = [
  { word: 'GiB', size: 1024 ** 3 },
  { word: 'MiB', size: 1024 ** 2 },
  { word: 'KiB', size: 1024 },
];
const SECONDS: readonly Unit[] = [
  { word: 'd', size: 86_400 },
  { word: 'h', size: 3_600 },
  { word: 'min', size: 60 },
];
const MILLISECONDS: readonly Unit[] = [
  ...SECONDS.map(({ word, size }) => ({ word, size: size * 1_000 })),
  { word: 's', size: 1_000 },
];

/** The unit a key names at its end (pooler-contract 7.2). */
const UNITS = [
  ['_bytes', BYTES],
  ['_seconds', SECONDS],
  ['_ms', MILLISECONDS],
] as const;

/** A large value of the setting `key` in a unit people reckon in: `32 MiB`, `1.5 min`; null where none says it exactly. */
export function unitText(key: string, value: number): string | null {
  const [, units = []] = UNITS.find(([ending]) => key.endsWith(ending)) ?? [];
  const unit = units.find(({ size }) => value >= size && Number.isInteger((value / size) * 10));
  return unit === undefined ? null : `${value / unit.size} ${unit.word}`;
}
