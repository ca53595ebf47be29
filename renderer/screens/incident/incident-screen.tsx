import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { Actions } from './actions.tsx';
import { desk } from './desk-state.ts';
import { Drafts } from './drafts.tsx';
import { Editor, type EditorHandle } from './editor.tsx';
import { EvidenceNews } from './evidence-news.tsx';
import { Findings } from './findings.tsx';
import classes from './incident.module.css';
import { SignalChooser } from './signal-chooser.tsx';
import { StructureProblems } from './structure.tsx';
import { useLiveCheck } from './use-live-check.ts';

function Desk() {
  const { text } = useValue(desk);
  const check = useLiveCheck(text);
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  return (
    <Panel title="Summary" aside={<span>five lines, each one short sentence</span>}>
      <div className={classes.desk}>
        <EvidenceNews editor={editor} />
        <Editor text={text} check={check} onReady={setEditor} />
        <Actions text={text} check={check} editor={editor} />
        <StructureProblems text={text} />
        <Findings text={text} check={check} editor={editor} />
      </div>
    </Panel>
  );
}

/** Choose signals, get five lines, edit them with live findings, and release them once the gate lets them pass. */
export function IncidentScreen() {
  const query = useQuery(api.incident.signals.queryOptions());
  return (
    <Screen title="Incident desk" quiet>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Loaded
            query={query}
            placeholder={
              <Panel title="Signals">
                <Loading rows={5} />
              </Panel>
            }
          >
            {({ signals }) => <SignalChooser signals={signals} />}
          </Loaded>
          <Drafts />
        </div>
        <Desk />
      </div>
    </Screen>
  );
}
