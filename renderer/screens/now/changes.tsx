import type { ApiOutputs } from '../../../shared/api/router.ts';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { utcTime } from '../../time/format.ts';
import { Relative } from '../../time/moment.tsx';
import { DraftAtButton } from '../incident/draft-button.tsx';
import { changeWords } from './change-words.ts';
import classes from './now.module.css';

type NowView = ApiOutputs['now']['view'];
type Change = NowView['changes'][number];

const TIMING_WORDS: Readonly<Record<Change['timing'], string>> = {
  observed: 'seen between two reads',
  source: "by the source's own clock",
  'since at least': 'already so at the first look',
};

/** What was there at the first look is no change; how much of it there is gets one line. */
function isFirstLook({ from, timing }: Change): boolean {
  return from === null && timing === 'since at least';
}

/** A quota carries no label of its own: its upstream's, where the picture still holds it. */
function labelOf({ subject }: Change, pools: NowView['pools']): string {
  const members = pools.flatMap(({ upstreams }) => upstreams);
  return members.find(({ id }) => id === subject.id)?.upstream?.label ?? subject.label;
}

function ChangeLine({ change, view }: { readonly change: Change; readonly view: NowView }) {
  const { before, now } = changeWords(change);
  return (
    <li>
      <span className={classes.changeTime}>
        {change.timing === 'since at least' ? '≤ ' : ''}
        {utcTime(change.atMs, view.asOfMs)}
      </span>
      <span>
        <b>{labelOf(change, view.pools)}</b> {before} <b>{now}</b>
        <span className={classes.timing}>
          <Relative atMs={change.atMs} />, {TIMING_WORDS[change.timing]}
        </span>
      </span>
      <DraftAtButton atMs={change.atMs} nowMs={view.asOfMs} />
    </li>
  );
}

interface ChangesProps {
  readonly view: NowView;
  /** No source has answered yet: that nothing changed cannot be said. */
  readonly unread: boolean;
}

/** The newest transitions, with how well their moment is known. */
export function Changes({ view, unread }: ChangesProps) {
  const changes = view.changes.filter((change) => !isFirstLook(change));
  const firstLooks = view.changes.length - changes.length;
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
            <ChangeLine
              key={`${change.subject.kind}:${change.subject.id} ${change.field} ${change.atMs}`}
              change={change}
              view={view}
            />
          ))}
        </ol>
      )}
      {firstLooks === 0 ? null : (
        <p className={classes.more}>
          {firstLooks} {changes.length === 0 ? '' : 'more '}states were already so at the first look.
        </p>
      )}
    </Panel>
  );
}
