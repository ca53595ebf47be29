import type { Evidence } from '../../shared/signals/signal.ts';
import { auditFilters, requestFilters } from './evidence-filters.ts';
import { auditPlace, keyPlace, requestsPlace, upstreamPlace } from './log-table/places.ts';

interface Place {
  readonly path: string;
  /** Id of the element to move to; the screen's title where it is left out. */
  readonly target?: string;
}

/** The place of what a piece of evidence points at; null where no screen shows it. */
function subjectPlace({ subject }: Evidence): Place | null {
  if (subject === null) return null;
  const row = new URLSearchParams({ row: subject.id });
  switch (subject.kind) {
    case 'pool':
      return { path: `/pools/${subject.id}` };
    case 'upstream':
      return { path: upstreamPlace(subject.id) ?? '/upstreams' };
    case 'key':
      return { path: keyPlace(subject.id) ?? '/keys' };
    case 'operator':
      return { path: `/access?${row}` };
    case 'invite':
      return { path: `/access/invites?${row}` };
    case 'alert':
      return { path: `/alerts?${row}` };
    case 'job':
      return { path: `/jobs?${new URLSearchParams({ worker: subject.id })}` };
    case 'setting':
      return { path: '/settings', target: `setting-${subject.id}` };
    case 'slo':
      return { path: '/slos', target: `slo-${subject.id}` };
    case 'lane':
      return { path: '/slos', target: `lane-${subject.id}` };
    case 'source':
      return { path: '/connections', target: `source-${subject.id}` };
    case 'route':
    case 'gateway':
      return { path: '/traffic' };
    case 'audit':
    case 'service':
      return null;
  }
}

/** Where a click on a piece of evidence leads: the rows it counts, else what it points at; null where nothing shows it. */
export function evidencePlace(evidence: Evidence): Place | null {
  if (evidence.subject?.kind === 'source') return subjectPlace(evidence);
  if (evidence.source === 'requests') return { path: requestsPlace(requestFilters(evidence)) };
  if (evidence.source === 'audit') return { path: auditPlace(auditFilters(evidence)) };
  return subjectPlace(evidence);
}
