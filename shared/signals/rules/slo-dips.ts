import type { LaneResult } from '../../slo/result.ts';
import { formatShare } from '../../slo/wording.ts';
import { restsOnStale, type SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

function dipFinding(input: SignalInput, dip: LaneResult): Finding {
  const rowId = dip.id.replace(/^dip\./, '');
  const subject = { kind: 'slo' as const, id: rowId, label: rowId };
  const value = dip.estimate === null ? '' : `: ${formatShare(dip.estimate)}`;
  return {
    id: `floor.dip:${rowId}`,
    rule: 'floor.dip',
    severity: 'watch',
    security: false,
    audience: 'operator',
    surfaces: ['slo'],
    subject,
    title: `${rowId} has been below its floor of ${formatShare(dip.threshold)} for ${dip.holdMs / 60_000} minutes${value}`,
    impact: rowId.startsWith('cache.')
      ? 'Fewer answers of codex-pdf come from its cache than published, so more requests wait for work'
      : 'Clients of codex-pdf get fewer AI results than published',
    nextCheck:
      'See whether the package version or ai_model_versions of codex-pdf changed just before (GET /v1/contract)',
    evidence: [{ source: 'slo', text: dip.why, subject, fromMs: dip.activeAtMs, toMs: input.picture.asOfMs }],
    stale: restsOnStale(input, ['slo']),
    knownSince: dip.activeAtMs === null ? null : { atMs: dip.activeAtMs, isLowerBound: false },
    pendingForMs: 0,
  };
}

/** Cache hits or AI successes that stay below their floor: a trend to follow up (slo-contract 4.3). */
export function sloDips(input: SignalInput): Finding[] {
  return (input.slo?.details?.dips ?? [])
    .filter(({ state }) => state === 'firing')
    .map((dip) => dipFinding(input, dip));
}
