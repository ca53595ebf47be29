import { SecurityFlag, SeverityBadge } from '../../components/severity-badge.tsx';
import { toneStyle } from '../../components/tone.tsx';
import { useOverallSeverity } from '../../shell/use-shell.ts';
import { bothTimes } from '../../time/format.ts';
import { Age } from '../../time/moment.tsx';
import classes from './now.module.css';

/** The overall state in one sentence, and the moment it describes. */
export function OverallLine({ asOfMs }: { readonly asOfMs: number }) {
  const { severity, security, sentence } = useOverallSeverity();
  return (
    <div className={classes.overall} style={toneStyle(severity)}>
      <SeverityBadge severity={severity} shape="large" />
      {security ? <SecurityFlag shape="large" /> : null}
      <p className={classes.sentence}>{sentence}</p>
      <p className={classes.asOf}>
        as of {bothTimes(asOfMs, asOfMs)}
        <br />
        picture drawn <Age atMs={asOfMs} /> ago
      </p>
    </div>
  );
}
