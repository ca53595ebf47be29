import type { Registry } from 'prom-client';
import { pythonFloat } from './python-float.ts';

type Labels = Readonly<Record<string, string | number>>;
type Family = Awaited<ReturnType<Registry['getMetricsAsJSON']>>[number];

/** When each labelled child was first used, Unix ms, by family (without `_total`) and child. */
export type CreationTimes = Map<string, Map<string, { readonly labels: Labels; readonly atMs: number }>>;

/**
 * Writes metrics as codex-pdf's Python client does: `1.0` for 1, edges `1.0` and `10.0`, labels in alphabetical
 * order, and a `_created` gauge family after every counter and histogram that has children.
 */
export function pythonExposition(families: readonly Family[], created: CreationTimes): string {
  return families.map((family) => writeFamily(family) + writeCreated(family, created)).join('');
}

function writeFamily(family: Family): string {
  const samples = family.values.map((sample) =>
    writeSample(
      'metricName' in sample ? String(sample.metricName) : family.name,
      sample.labels,
      sample.value,
    ),
  );
  return heading(family.name, family.help, String(family.type)) + samples.join('');
}

function writeCreated(family: Family, created: CreationTimes): string {
  const base = family.name.replace(/_total$/, '');
  const children = created.get(base);
  if (children === undefined) return '';
  const samples = [...children.values()].map((one) =>
    writeSample(`${base}_created`, one.labels, one.atMs / 1000),
  );
  return heading(`${base}_created`, family.help, 'gauge') + samples.join('');
}

function heading(name: string, help: string, type: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function writeSample(name: string, labels: object, value: number): string {
  const pairs = Object.entries(labels)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, text]) => `${label}="${typeof text === 'number' ? pythonFloat(text) : text}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${pythonFloat(value)}\n`;
}
