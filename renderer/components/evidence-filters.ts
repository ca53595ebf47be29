import type { Evidence } from '../../shared/signals/signal.ts';
import type { Filters } from './log-table/filters.ts';
import { spanFilters } from './log-table/time-range.ts';

/** A code with its count, as the rules write them: `no_eligible_upstream 12`. */
const COUNTED_CODE = /\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+) \d/;
/** `proxy_stream example-model`: the subject of a shift of latency. */
const ROUTE_AND_MODEL = /^([a-z]+_[a-z]+)(?: (.+))?$/;

/** The window of a piece of evidence; an open beginning stays open. */
function windowOf({ fromMs, toMs }: Evidence): Filters {
  return fromMs === null ? {} : spanFilters(fromMs, toMs);
}

function routeFilters(id: string): Filters {
  const [, route, model] = ROUTE_AND_MODEL.exec(id) ?? [];
  return { ...(route === undefined ? {} : { route }), ...(model === undefined ? {} : { model }) };
}

function subjectFilters({ subject }: Evidence): Filters {
  switch (subject?.kind) {
    case 'pool':
      return { pool: subject.id };
    case 'key':
      return { key: subject.id };
    case 'upstream':
      return { upstream: subject.id };
    case 'route':
      return routeFilters(subject.id);
    default:
      return {};
  }
}

/** The filters that narrow the request log to the rows a piece of evidence counts: its window, subject and first code. */
export function requestFilters(evidence: Evidence): Filters {
  const [, code] = COUNTED_CODE.exec(evidence.text) ?? [];
  return {
    ...subjectFilters(evidence),
    ...(code === undefined ? {} : { code }),
    ...windowOf(evidence),
  };
}

/** The filters that narrow the audit log to an event: `<action>:<target>` is the subject of such evidence. */
export function auditFilters(evidence: Evidence): Filters {
  const { subject } = evidence;
  const window = windowOf(evidence);
  if (subject?.kind === 'pool') return { pool: subject.id, ...window };
  const [action] = subject?.kind === 'audit' ? subject.id.split(':') : [];
  return { ...(action === undefined ? {} : { action }), ...window };
}
