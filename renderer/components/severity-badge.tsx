import { SEVERITIES, type StateSeverity, severityRank } from '../../shared/signals/severity.ts';
import { Tone } from './tone.tsx';

interface SeverityBadgeProps {
  readonly severity: StateSeverity;
  readonly shape?: 'plain' | 'filled' | 'large';
}

/** A severity by its published word, icon and colour. */
export function SeverityBadge({ severity, shape = 'filled' }: SeverityBadgeProps) {
  const entry = SEVERITIES[severityRank(severity)];
  return (
    <Tone tone={severity} icon={entry?.icon ?? 'question'} word={entry?.word ?? 'Unknown'} shape={shape} />
  );
}

/** The flag beside the ladder: a credential, role or gate needs an owner's review. */
export function SecurityFlag({ shape = 'filled' }: { readonly shape?: 'plain' | 'filled' | 'large' }) {
  return <Tone tone="degraded" icon="shield" word="Security review" shape={shape} />;
}
