import type { ApiOutputs } from '../../../shared/api/router.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { utcTime } from '../../time/format.ts';
import { Relative } from '../../time/moment.tsx';
import classes from './now.module.css';

type Change = ApiOutputs['now']['view']['changes'][number];

const TIMING_WORDS: Readonly<Record<Change['timing'], string>> = {
  observed: 'seen between two reads',
  source: "by the source's own clock",
  'since at least': 'already so at the first look',
};

interface ChangesProps {
  readonly changes: readonly Change[];
  readonly asOfMs: number;
  /** No source has answered yet: that nothing changed cannot be said. */
  readonly unread: boolean;
}

/** The newest transitions, with how well their moment is known. */
export function Changes({ changes, asOfMs, unread }: ChangesProps) {
  return (
    <Panel title="What changed" aside={<span>last day, newest first</span>}>
      {changes.length === 0 ? (
        <Empty icon="clock" title={unread ? 'Not known yet' : 'No change was seen'}>
          {unread
            ? 'Changes appear once a source has been read twice.'
            : 'No state has changed in the last day, as far as it was watched.'}
        </Empty>
      ) : (
        <ol className={classes.changes}>
          {changes.map((change) => (
            <li key={`${change.subject.kind}:${change.subject.id} ${change.field} ${change.atMs}`}>
              <span className={classes.changeTime}>
                {change.timing === 'since at least' ? '≤ ' : ''}
                {utcTime(change.atMs, asOfMs)}
              </span>
              <span>
                <b>{change.subject.label}</b> {change.field} {change.from === null ? '' : `${change.from} → `}
                <b>{change.to ?? 'gone'}</b>
                <span className={classes.timing}>
                  <Relative atMs={change.atMs} />, {TIMING_WORDS[change.timing]}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
