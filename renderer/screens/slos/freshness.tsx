import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { Tone } from '../../components/tone.tsx';
import { Age } from '../../time/moment.tsx';

interface FreshnessProps {
  readonly view: {
    readonly source: SourceStatus | null;
    readonly evaluatedAtMs: number | null;
    readonly packageVersions: readonly string[];
  };
}

/** How old an evaluation is, of which versions, and whether its source still answers. */
export function Freshness({ view: { source, evaluatedAtMs, packageVersions } }: FreshnessProps) {
  return (
    <span>
      {source?.state === 'live' ? null : (
        <Tone tone="unknown" icon="clock" word={`Source ${source?.state ?? 'unknown'}`} shape="filled" />
      )}{' '}
      {packageVersions.length === 0 ? null : `codex-pdf ${packageVersions.join(' and ')}, `}evaluated{' '}
      <Age atMs={evaluatedAtMs} /> ago
    </span>
  );
}
