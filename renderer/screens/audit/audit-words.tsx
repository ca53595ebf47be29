import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { keyPlace, poolPlace, upstreamPlace } from '../../components/log-table/places.ts';
import { Tone } from '../../components/tone.tsx';

/** The place of what an event acted on; null where no screen shows it. */
function targetPlace({ targetType, targetId }: AuditEvent): string | null {
  switch (targetType) {
    case 'pool':
      return poolPlace(targetId);
    case 'api_key':
      return keyPlace(targetId);
    case 'upstream_identity':
    case 'upstream_account':
      return upstreamPlace(targetId);
    case 'instance_settings':
      return '/settings';
    case 'alert_incident':
    case 'alert_rule':
      return '/alerts';
    default:
      return null;
  }
}

/** What an event acted on, as a link where a screen shows it. */
export function Target({ event, inRow = false }: { readonly event: AuditEvent; readonly inRow?: boolean }) {
  return (
    <PlaceLink inRow={inRow} to={targetPlace(event)}>
      {event.targetType}
    </PlaceLink>
  );
}

/** How an event ended, in its own word. */
export function Outcome({ outcome }: { readonly outcome: string }) {
  if (outcome === 'success') return <Tone tone="ok" icon="check" word={outcome} />;
  if (outcome === 'failure') return <Tone tone="degraded" icon="cross" word={outcome} />;
  return <Tone tone="unknown" icon="question" word={outcome} />;
}

/** Who did it: the alias of an operator, or the system. */
export function actorWords({ actorLabel, actorType }: AuditEvent): string {
  return actorLabel ?? actorType;
}

/** `status paused, previous_status active`. */
export function factWords({ facts }: AuditEvent): string {
  return facts.map(({ name, value }) => `${name} ${value}`).join(', ');
}
