import type { RequestDetail, RequestLog } from '../../../shared/metadata/request-log.ts';
import type { Fact } from '../../components/log-table/drawer.tsx';
import { countText, latencyText, usdText } from '../../components/log-table/figures.ts';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { keyPlace, poolPlace, requestsPlace, upstreamPlace } from '../../components/log-table/places.ts';

/** Who asked whom for what, and when. */
export function basicFacts(row: RequestLog): Fact[] {
  return [
    { word: 'Admitted', value: <Moment atMs={row.admittedAtMs} /> },
    { word: 'Completed', value: row.completedAtMs === null ? null : <Moment atMs={row.completedAtMs} /> },
    { word: 'Latency', value: latencyText(row.latencyMs) },
    { word: 'Pool', value: <PlaceLink to={poolPlace(row.poolId)}>{row.poolLabel}</PlaceLink> },
    {
      word: 'API key',
      value: row.keyLabel === null ? null : <PlaceLink to={keyPlace(row.keyId)}>{row.keyLabel}</PlaceLink>,
    },
    {
      word: 'Upstream',
      value:
        row.upstreamLabel === null ? null : (
          <PlaceLink to={upstreamPlace(row.upstreamId)}>{row.upstreamLabel}</PlaceLink>
        ),
    },
    { word: 'Model', value: row.model },
    { word: 'Correlation id', value: row.correlationId },
    { word: 'Row id', value: row.id },
    {
      word: 'Others like it',
      value:
        row.errorCode === null ? (
          <PlaceLink to={requestsPlace({ pool: row.poolId, status: row.status })}>
            same Pool and status
          </PlaceLink>
        ) : (
          <PlaceLink to={requestsPlace({ pool: row.poolId, code: row.errorCode })}>
            same Pool and code
          </PlaceLink>
        ),
    },
  ];
}

/** Which way it took; the turn is known only from a live reading. */
export function routeFacts(row: RequestLog, detail: RequestDetail | null): Fact[] {
  return [
    { word: 'Endpoint', value: row.endpoint },
    { word: 'Route class', value: row.routeClass },
    { word: 'Transport', value: row.transport },
    { word: 'Retries', value: countText(row.retryCount) },
    { word: 'Attempts', value: countText(row.attemptCount) },
    { word: 'Terminal state', value: row.terminalState },
    ...(detail === null
      ? []
      : [
          {
            word: 'Turn',
            value: [detail.turnStatus, detail.turnErrorCode].filter(Boolean).join(', ') || null,
          },
          {
            word: 'Agreement',
            value: detail.mismatch
              ? 'request, turn and attempts contradict each other about how it ended'
              : 'request, turn and attempts agree',
          },
        ]),
    { word: 'Plan', value: row.planFamily },
    { word: 'Reasoning effort', value: row.reasoningEffort },
    { word: 'Service tier', value: row.serviceTier },
    { word: 'Client', value: row.userAgent },
  ];
}

/** Token counts and cost, the metadata they are. */
export function costFacts(row: RequestLog): Fact[] {
  return [
    { word: 'Input', value: countText(row.inputTokens) },
    { word: 'Cached input', value: countText(row.cachedInputTokens) },
    { word: 'Cache write', value: countText(row.cacheWriteTokens) },
    { word: 'Output', value: countText(row.outputTokens) },
    { word: 'Reasoning', value: countText(row.reasoningTokens) },
    { word: 'Total', value: countText(row.totalTokens) },
    { word: 'Usage', value: row.usageStatus },
    { word: 'Cost, USD', value: `${usdText(row.costMicroUsd)} (${row.costStatus})` },
  ];
}
