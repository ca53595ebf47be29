import { PUBLISHED_ROWS } from '../../slo/catalogue/rows.ts';
import type { LaneResult, SloRowResult } from '../../slo/result.ts';
import { formatCount, formatSeconds, formatShare } from '../../slo/wording.ts';
import { restsOnStale, type SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

/** Values as people read them: ratios in percent, seconds with their unit. */
export function sloValueText(value: number | null, unit: SloRowResult['unit']): string {
  if (value === null) return 'unknown';
  if (unit === 'ratio') return formatShare(value);
  return unit === 'usd' ? `${value.toFixed(2)} USD` : formatSeconds(value);
}

/** What clients notice, by the group that a published row's id begins with. */
const GROUP_IMPACTS: readonly (readonly [group: string, impact: string])[] = [
  ['availability.', 'Clients of codex-pdf see more failing requests than its target allows'],
  ['latency.', 'Clients of codex-pdf wait longer for answers than its target allows'],
  ['cache.', 'Fewer answers of codex-pdf come from its cache than its target asks for'],
  ['ai.latency.', 'Clients of codex-pdf wait longer for AI results than its target allows'],
  ['ai.success.', 'Clients of codex-pdf get fewer AI results than its target asks for'],
  ['ai.cost_cap', 'AI requests of codex-pdf cost more than its target allows; clients notice nothing'],
  ['ai.', 'Clients of codex-pdf get results without AI more often than its target allows'],
];

const PUBLISHED: ReadonlySet<string> = new Set(PUBLISHED_ROWS.map(({ id }) => id));

/** What clients notice of one row; of a row that an operator added the console knows only that it misses its target. */
function rowImpact({ id }: SloRowResult): string {
  const [, known] = GROUP_IMPACTS.find(([group]) => PUBLISHED.has(id) && id.startsWith(group)) ?? [];
  const service = id.startsWith('pooler.') ? 'The Pooler' : 'codex-pdf';
  return known ?? `${service} misses the target that is set for ${id}; what clients notice is not known`;
}

function observations(n: number | null): string {
  return n === null ? 'unknown number of observations' : `${formatCount(n)} observations`;
}

function rowFinding(input: SignalInput, row: SloRowResult): Finding {
  const subject = { kind: 'slo' as const, id: row.id, label: row.id };
  const assumed = row.verdict === 'assumed breach' ? ' under a named assumption' : '';
  return {
    id: `slo.breach:${row.id}`,
    rule: 'slo.breach',
    // A band is a view of its whole window: the lanes and burn alerts say what hurts now.
    severity: 'watch',
    security: false,
    audience: 'operator',
    surfaces: ['slo'],
    subject,
    title: `${row.id} is outside its band${assumed}: ${sloValueText(row.estimate, row.unit)}, target ${sloValueText(row.target, row.unit)}`,
    impact: rowImpact(row),
    nextCheck: `Open ${row.id} under SLOs and compare the short window with the long one`,
    evidence: [
      {
        source: 'slo',
        text: `${row.window} window, ${observations(row.n)}, coverage ${sloValueText(row.coverage, 'ratio')}`,
        subject,
        fromMs: null,
        toMs: input.picture.asOfMs,
      },
    ],
    stale: restsOnStale(input, ['slo']),
    knownSince: null,
    pendingForMs: 0,
  };
}

function laneFinding(input: SignalInput, lane: LaneResult): Finding {
  const subject = { kind: 'lane' as const, id: lane.id, label: lane.id };
  return {
    id: `slo.lane:${lane.id}`,
    rule: 'slo.lane',
    severity: lane.id.startsWith('failing.') ? 'degraded' : 'watch',
    security: false,
    audience: 'operator',
    surfaces: ['slo'],
    subject,
    title: `Alert lane ${lane.id} is firing: ${sloValueText(lane.estimate, lane.unit)}, threshold ${sloValueText(lane.threshold, lane.unit)}`,
    impact: lane.id.startsWith('failing.')
      ? 'Clients of codex-pdf see failing requests right now'
      : 'Clients of codex-pdf see slow answers right now',
    nextCheck: `Open ${lane.id} under SLOs and see which replica and endpoint it comes from`,
    evidence: [
      { source: 'slo', text: lane.why, subject, fromMs: lane.activeAtMs, toMs: input.picture.asOfMs },
    ],
    stale: restsOnStale(input, ['slo']),
    knownSince: lane.activeAtMs === null ? null : { atMs: lane.activeAtMs, isLowerBound: false },
    pendingForMs: 0,
  };
}

/** SLO rows outside their band and alert lanes that fire. Everything undecided stays off the signal list. */
export function sloVerdicts(input: SignalInput): Finding[] {
  if (input.slo === null) return [];
  const breaching = input.slo.rows.filter(
    (row) => row.verdict === 'breach' || row.verdict === 'assumed breach',
  );
  const firing = input.slo.lanes.filter((lane) => lane.state === 'firing');
  return [
    ...breaching.map((row) => rowFinding(input, row)),
    ...firing.map((lane) => laneFinding(input, lane)),
  ];
}
