import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Examination } from '../../../shared/api/doctor-ports.ts';
import { api } from '../../api/client.ts';
import { Icon } from '../../components/icon.tsx';
import { reportFailure } from '../../components/notices.tsx';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { Tone } from '../../components/tone.tsx';
import { Relative } from '../../time/moment.tsx';
import { CheckStepRow } from './check-step-row.tsx';
import classes from './connections.module.css';
import { DoctorDiagnostics } from './doctor-diagnostics.tsx';
import { doctorGroups } from './doctor-groups.ts';

/** How the run stands, in a sentence that a screen reader hears once for each change of it. */
function Verdict({ finishedAtMs, steps }: Examination) {
  const failed = steps.filter(({ ok }) => !ok).length;
  const failures = failed === 0 ? 'none failed' : `${failed} failed`;
  if (finishedAtMs === null) {
    return <Tone tone="unknown" icon="clock" word={`Checking: ${steps.length} done, ${failures} so far`} />;
  }
  return failed === 0 ? (
    <Tone tone="ok" icon="check" word={`All ${steps.length} checks passed`} />
  ) : (
    <Tone tone="degraded" icon="cross" word={`${failed} of ${steps.length} checks failed`} />
  );
}

function Findings({ examination }: { readonly examination: Examination }) {
  const [failedOnly, setFailedOnly] = useState(false);
  const { finishedAtMs, steps, diagnostics } = examination;
  return (
    <div className={classes.doctor}>
      <div className={classes.doctorHead}>
        <span role="status">
          <Verdict {...examination} />
        </span>
        {finishedAtMs === null ? null : <Relative atMs={finishedAtMs} />}
        <Switch
          size="xs"
          label="Only what failed"
          checked={failedOnly}
          onChange={(event) => setFailedOnly(event.currentTarget.checked)}
        />
        <DoctorDiagnostics text={diagnostics} />
      </div>
      {doctorGroups(steps, failedOnly).map((group) => (
        <div key={group.about}>
          <h3>{group.about}</h3>
          <ol className={classes.steps} aria-label={group.about}>
            {group.steps.map(({ step, number }) => (
              <CheckStepRow key={number} step={step} number={number} />
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

/** The doctor: every check with its result as it finishes, what to do, and all of it to hand to somebody else. */
export function DoctorPanel() {
  const query = useQuery(api.connections.examination.queryOptions());
  const examine = useMutation(api.connections.examine.mutationOptions({ onError: reportFailure }));
  const isRunning = query.data != null && query.data.finishedAtMs === null;
  return (
    <Panel
      title="Doctor"
      aside={
        <Button
          leftSection={<Icon name="now" size={13} />}
          loading={isRunning || examine.isPending}
          onClick={() => examine.mutate()}
        >
          Run all checks
        </Button>
      }
    >
      <Loaded query={query} placeholder={<Loading rows={2} />}>
        {(examination) =>
          examination === null ? (
            <PanelNote>
              Looks at this machine, the console’s files, every connection and every source, and says what to
              do where something is wrong. It only reads, and takes a few seconds.
            </PanelNote>
          ) : (
            <Findings examination={examination} />
          )
        }
      </Loaded>
    </Panel>
  );
}
