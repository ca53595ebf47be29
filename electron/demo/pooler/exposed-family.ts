/** One line of an exposition: a histogram's lines carry their suffix, `_bucket` with `le` last. */
export interface ExposedSample {
  readonly suffix?: '_bucket' | '_sum' | '_count';
  /** In the order they are printed, which is by name with `le` last (pooler-contract 5.1). */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface ExposedFamily {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly samples: readonly ExposedSample[];
}

/** Puts families of one name together and adds up samples with the same labels. */
export function mergeFamilies(families: readonly ExposedFamily[]): ExposedFamily[] {
  return [...Map.groupBy(families, ({ name }) => name).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const merged = new Map<string, ExposedSample>();
    for (const sample of same.flatMap(({ samples }) => samples)) {
      const key = keyOf(sample);
      merged.set(key, { ...sample, value: sample.value + (merged.get(key)?.value ?? 0) });
    }
    return [{ ...first, samples: [...merged.values()] }];
  });
}

/** The text of a family; nothing of one without a sample, which the Pooler leaves out too (POOLER-T13). */
export function familyText({ name, type, help, samples }: ExposedFamily): string {
  if (samples.length === 0) return '';
  const lines = samples.map((sample) => `${name}${keyOf(sample)} ${sample.value}`);
  return `${[`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n')}\n`;
}

function keyOf({ suffix, labels }: ExposedSample): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return `${suffix ?? ''}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`}`;
}
