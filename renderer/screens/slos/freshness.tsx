import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { Tone } from '../../components/tone.tsx';
import { Age } from '../../time/moment.tsx';

interface FreshnessProps {
  readonly view: { readonly source: SourceStatus | null; readonly evaluatedAtMs: number | null };
}

/** How old an evaluation is, and whether its source still answers. */
export function Freshness({ view: { source, evaluatedAtMs } }: FreshnessProps) {
  return (
    <span>
      {source?.state === 'live' ? null : (
        <Tone tone="unknown" icon="clock" word={`Source ${source?.state ?? 'unknown'}`} shape="filled" />
      )}{' '}
      evaluated <Age atMs={evaluatedAtMs} /> ago
    </span>
  );
}
