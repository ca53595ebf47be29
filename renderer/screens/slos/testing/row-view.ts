import type { RowView } from '../slo-view.ts';

/** A published row as the API would give it, `label` being `surface: objective`. */
export function rowView(id: string, label: string, change: Partial<RowView> = {}): RowView {
  const surface = label.split(': ')[0] ?? label;
  return {
    id,
    class: 'bounded',
    verdict: 'pass',
    target: 0.99,
    unit: 'ratio',
    window: '30d',
    scope: 'handler view',
    estimate: 0.995,
    interval: null,
    n: 100,
    coverage: 0.93,
    why: 'Because.',
    words: {
      label,
      surface,
      group: 'availability',
      direction: '>=',
      rule: 'The share of good answers is at least the target.',
      how: 'Counted.',
      whyClass: 'Nothing stands in between.',
      assumes: { pass: null, breach: null },
    },
    publishedTarget: 0.99,
    budget: null,
    replicas: [],
    worstReplica: null,
    standIn: null,
    dip: null,
    ...change,
  };
}
