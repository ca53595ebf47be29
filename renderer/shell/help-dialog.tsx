import { Kbd, Modal } from '@mantine/core';
import classes from './help-dialog.module.css';
import { keysOf, SCREENS } from './screens.ts';

const EVERYWHERE: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Search screens, Pools, upstreams, API keys, signals and SLO rows'],
  ['r', 'Read all sources now'],
  ['d', 'Draft a summary from what has the focus or the screen is about, else from all that fires'],
  ['?', 'This help'],
  ['Ctrl C', 'Copy the selection: it is checked first, and only text that passes leaves'],
];
const IN_A_TABLE: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'The row above or below'],
  ['Page ↑ ↓', 'A page up or down'],
  ['Home End', 'The first or the last row that was read'],
  ['Enter', 'Open the row'],
  ['Escape', 'Close it'],
];
const ON_THE_DESK: readonly (readonly [string, string])[] = [
  ['Ctrl Enter', 'Apply all safe replacements'],
  ['Ctrl Shift C', 'Copy the whole summary, after the check'],
  ['Ctrl S', 'Keep the draft (masked)'],
  ['Ctrl .', 'To the evidence behind the phrase, and back'],
  ['Ctrl Z', 'Undo: typing, replacements, another draft put on the desk, and a draft deleted'],
];

function Keys({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={classes.keys}>
        {rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <Kbd>{keys}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every key the console listens to. */
export function HelpDialog({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const screens = SCREENS.map((screen): [string, string] => [keysOf(screen), screen.word]);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Keyboard"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.columns}>
        <Keys title="Screens" rows={screens} />
        <div>
          <Keys title="Everywhere" rows={EVERYWHERE} />
          <Keys title="In a table" rows={IN_A_TABLE} />
          <Keys title="Incident desk" rows={ON_THE_DESK} />
        </div>
      </div>
    </Modal>
  );
}
