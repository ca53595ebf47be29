import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import { Facts } from '../../components/log-table/drawer.tsx';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { auditPlace, poolPlace, requestsPlace } from '../../components/log-table/places.ts';
import { spanFilters } from '../../components/log-table/time-range.ts';
import { actorWords, Outcome, Target } from './audit-words.tsx';

const AROUND_MS = 15 * 60_000;

/** One audit event in full. */
export function AuditFacts({ event }: { readonly event: AuditEvent }) {
  return (
    <>
      <p>
        <Outcome outcome={event.outcome} />
      </p>
      <Facts
        facts={[
          { word: 'Time', value: <Moment atMs={event.occurredAtMs} /> },
          {
            word: 'Actor',
            value: (
              <PlaceLink to={event.actorId === null ? null : auditPlace({ actor: event.actorId })}>
                {actorWords(event)}
              </PlaceLink>
            ),
          },
          {
            word: 'Pool',
            value:
              event.poolLabel === null ? (
                'none: it concerns the whole Pooler'
              ) : (
                <PlaceLink to={poolPlace(event.poolId)}>{event.poolLabel}</PlaceLink>
              ),
          },
          { word: 'Target', value: <Target event={event} /> },
          { word: 'Target id', value: event.targetId },
          { word: 'Correlation id', value: event.correlationId },
          { word: 'Row id', value: event.id },
          {
            word: 'Requests then',
            value: (
              <PlaceLink
                to={requestsPlace({
                  ...(event.poolId === null ? {} : { pool: event.poolId }),
                  ...spanFilters(event.occurredAtMs - AROUND_MS, event.occurredAtMs + AROUND_MS),
                })}
              >
                15 min before and after
              </PlaceLink>
            ),
          },
          {
            word: 'Same action',
            value: <PlaceLink to={auditPlace({ action: event.action })}>every {event.action}</PlaceLink>,
          },
        ]}
      />
      {event.facts.length === 0 ? null : (
        <Facts
          title="What changed"
          facts={event.facts.map(({ name, value }) => ({ word: name.replaceAll('_', ' '), value }))}
        />
      )}
      <p>Values before and after are never read; only states, counts and names of what changed are.</p>
    </>
  );
}
