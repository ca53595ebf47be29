import type { QuotaWindow } from '../../../shared/metadata/entities.ts';
import { Tone } from '../../components/tone.tsx';
import { durationText } from '../../time/format.ts';
import { Age, Relative } from '../../time/moment.tsx';
import classes from './pools.module.css';

const MINUTE_MS = 60_000;
/** From here on a bar says "soon": own threshold, the published guide gives none (pooler-contract 9). */
const NEARLY_USED_PERCENT = 85;

/** Words where there is no window to show. */
export const NO_WINDOW = {
  unread: 'Quota is not known for this upstream',
  none: 'The Pooler lists no quota window',
} as const;

const KIND_WORDS: Readonly<Record<string, string>> = {
  account_primary: 'Account, short',
  account_secondary: 'Account, long',
  model_primary: 'Model, short',
  model_secondary: 'Model, long',
  additional: 'Additional',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  exhausted: 'exhausted',
  reset_missing: 'no reset time',
  stale: 'evidence too old to route by',
  unknown_evidence: 'evidence not understood',
};

function Used({ percent, usable }: { readonly percent: number | null; readonly usable: boolean }) {
  if (percent === null) return <span className={classes.quietInline}>not told</span>;
  const level = !usable || percent >= 100 ? 'full' : percent >= NEARLY_USED_PERCENT ? 'high' : 'calm';
  return (
    <span className={classes.used}>
      <span className={classes.bar} aria-hidden="true">
        <span data-level={level} style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
      </span>
      {Math.round(percent)} %
    </span>
  );
}

/** The four cells of one quota window. */
export function WindowCells({ window }: { readonly window: QuotaWindow }) {
  const length = window.windowMinutes === null ? null : durationText(window.windowMinutes * MINUTE_MS);
  return (
    <>
      <td>
        {KIND_WORDS[window.kind] ?? window.kind}
        {length === null ? null : <span className={classes.length}>, {length}</span>}
        {window.model === null ? null : <span className={classes.quiet}>{window.model}</span>}
      </td>
      <td>
        <Used percent={window.usedPercent} usable={window.routingUsable} />
        {window.unusableReason === null ? null : (
          <Tone
            tone={window.unusableReason === 'exhausted' ? 'degraded' : 'unknown'}
            icon={window.unusableReason === 'exhausted' ? 'cross' : 'question'}
            word={REASON_WORDS[window.unusableReason] ?? window.unusableReason}
          />
        )}
      </td>
      <td>{window.resetAtMs === null ? 'not told' : <Relative atMs={window.resetAtMs} />}</td>
      <td>
        {window.freshness}
        <span className={classes.quiet}>
          {window.observedAtMs === null ? (
            'never observed'
          ) : (
            <>
              <Age atMs={window.observedAtMs} /> old
            </>
          )}
        </span>
      </td>
    </>
  );
}
