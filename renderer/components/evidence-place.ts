import type { Evidence } from '../../shared/signals/signal.ts';

/** Where a click on a piece of evidence leads: a screen and the element there; null where no screen shows it yet. */
export function evidencePlace({ subject }: Evidence): { path: string; target?: string } | null {
  switch (subject?.kind) {
    case 'pool':
      return { path: `/pools/${subject.id}` };
    case 'upstream':
      return { path: '/pools', target: `upstream-${subject.id}` };
    case 'slo':
      return { path: '/slos', target: `slo-${subject.id}` };
    case 'lane':
      return { path: '/slos', target: `lane-${subject.id}` };
    case 'source':
      return { path: '/connections', target: `source-${subject.id}` };
    default:
      return null;
  }
}
