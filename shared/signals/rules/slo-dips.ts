import { utcTime } from '../../incident/time.ts';
import { type ContractChange, contractChanges } from '../../slo/contract-change.ts';
import type { LaneResult } from '../../slo/result.ts';
import { formatShare } from '../../slo/wording.ts';
import { restsOnStale, type SignalInput } from '../input.ts';
import type { Evidence, Finding } from '../signal.ts';

function dipFinding(input: SignalInput, dip: LaneResult): Finding {
  const rowId = dip.id.replace(/^dip\./, '');
  const subject = { kind: 'slo' as const, id: rowId, label: rowId };
  const changes = contractChanges(input.picture, dip.activeAtMs ?? input.nowMs);
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
      ? 'Fewer answers of codex-pdf come from its cache than its target asks for, so more requests wait'
      : 'Clients of codex-pdf get fewer AI results than its target asks for',
    nextCheck: nextCheck(input, changes),
    evidence: [
      { source: 'slo', text: dip.why, subject, fromMs: dip.activeAtMs, toMs: input.picture.asOfMs },
      ...changes.map((change) => changeEvidence(input, change)),
    ],
    stale: restsOnStale(input, ['slo']),
    knownSince: dip.activeAtMs === null ? null : { atMs: dip.activeAtMs, isLowerBound: false },
    pendingForMs: 0,
  };
}

function told(input: SignalInput, { fact, atMs }: ContractChange): string {
  return `${fact.name} ${fact.value} since ${utcTime(atMs, input.nowMs)}`;
}

/** A changed version comes first: it is what explains a step most often (slo-contract 4.5). */
function nextCheck(input: SignalInput, changes: readonly ContractChange[]): string {
  const [newest] = changes;
  if (newest !== undefined) {
    const more = changes.length === 1 ? '' : ` and ${changes.length - 1} more`;
    return `See whether the new version of codex-pdf explains it: ${told(input, newest)}${more} (GET /v1/contract)`;
  }
  return input.picture.contract.length === 0
    ? 'See whether the package version or ai_model_versions of codex-pdf changed just before (GET /v1/contract)'
    : 'See what clients of codex-pdf send that they did not before: none of its versions changed in the day before (GET /v1/contract)';
}

function changeEvidence(input: SignalInput, change: ContractChange): Evidence {
  const { id, name } = change.fact;
  return {
    source: 'slo',
    text: told(input, change),
    subject: { kind: 'service', id, label: name },
    fromMs: change.atMs,
    toMs: input.picture.asOfMs,
  };
}

/** Cache hits or AI successes that stay below their floor: a trend to follow up (slo-contract 4.3). */
export function sloDips(input: SignalInput): Finding[] {
  return (input.slo?.details?.dips ?? [])
    .filter(({ state }) => state === 'firing')
    .map((dip) => dipFinding(input, dip));
}
