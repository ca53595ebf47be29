import { useValue } from '../../api/value.ts';
import { Relative } from '../../time/moment.tsx';
import { desk, isKept, isUnsaved } from './desk-state.ts';
import classes from './incident.module.css';

/** What would be lost with this window, said before it is. */
export function KeptState() {
  const state = useValue(desk);
  const { kept } = state;
  if (isUnsaved(state)) {
    return (
      <p className={classes.quiet}>
        Your text is in this window alone: closing or reloading it loses the text. Keep draft stores it,
        masked.
      </p>
    );
  }
  if (kept === null || !isKept(state)) return null;
  return (
    <p className={classes.quiet}>
      Kept <Relative atMs={kept.updatedAtMs} />, with what the policy refuses masked.
    </p>
  );
}
