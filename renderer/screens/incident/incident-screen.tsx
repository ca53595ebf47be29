import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { draftProblems } from '../../../shared/redaction/draft-problems.ts';
import { api } from '../../api/client.ts';
import { useValue } from '../../api/value.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { Actions } from './actions.tsx';
import { desk, isEdited } from './desk-state.ts';
import { Drafts } from './drafts.tsx';
import { Editor, type EditorHandle } from './editor.tsx';
import { draftAgain, EvidenceNews } from './evidence-news.tsx';
import { Findings } from './findings.tsx';
import classes from './incident.module.css';
import { MomentPicker } from './moment-picker.tsx';
import { PhraseEvidence } from './phrase-evidence.tsx';
import { type PlacedPhrase, placePhrases } from './phrase-places.ts';
import { NoPreviousUpdate, PreviousUpdate, usePreviousUpdate } from './previous-update.tsx';
import { SignalChooser } from './signal-chooser.tsx';
import { StructureProblems } from './structure.tsx';
import { type FreshDraft, useFreshDraft } from './use-fresh-draft.ts';
import { useLiveCheck } from './use-live-check.ts';

/** The phrases that still stand in the text; those of a reopened draft come from drafting its evidence again. */
function usePhrases({ drafted }: FreshDraft): PlacedPhrase[] {
  const { text, base } = useValue(desk);
  const lines = base?.lines.length ? base.lines : (drafted?.lines ?? []);
  return useMemo(() => placePhrases(text, lines), [text, lines]);
}

interface SummaryProps {
  readonly fresh: FreshDraft;
  readonly phrases: readonly PlacedPhrase[];
  readonly shown: number | null;
  readonly onPoint: (phrase: number | null) => void;
  readonly onCaret: (phrase: number | null) => void;
}

function Summary({ fresh, ...phrases }: SummaryProps) {
  const state = useValue(desk);
  const { text } = state;
  const { drafted } = fresh;
  const check = useLiveCheck(text);
  const problems = useMemo(() => (text === '' ? [] : draftProblems(text)), [text]);
  const { draft: previous = null, isDeleted = false } = usePreviousUpdate() ?? {};
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  return (
    <Panel
      title="Summary"
      aside={
        drafted !== null && isEdited(state) ? (
          <Button variant="default" onClick={() => draftAgain(drafted, editor)}>
            Draft again
          </Button>
        ) : (
          <span>five lines, each one short sentence</span>
        )
      }
    >
      <div className={classes.desk}>
        <div className={previous === null ? undefined : classes.sideBySide}>
          <Editor text={text} check={check} {...phrases} onReady={setEditor} />
          {previous === null ? null : <PreviousUpdate previous={previous} standsIn={isDeleted} text={text} />}
        </div>
        {isDeleted && previous === null ? <NoPreviousUpdate /> : null}
        <Actions text={text} check={check} editor={editor} />
        <EvidenceNews fresh={fresh} editor={editor} />
        <StructureProblems problems={problems} />
        <Findings text={text} check={check} isDraft={problems.length === 0} editor={editor} />
      </div>
    </Panel>
  );
}

function Evidence({ behind }: { readonly behind: readonly string[] }) {
  const { atMs } = useValue(desk);
  const query = useQuery(api.incident.signals.queryOptions({ atMs }));
  return (
    <Panel title="Evidence">
      <MomentPicker />
      <Loaded query={query} placeholder={<Loading rows={5} />}>
        {({ signals }) => <SignalChooser signals={signals} behind={behind} />}
      </Loaded>
    </Panel>
  );
}

/** Choose signals, get five lines, edit them with live findings, and release them once the gate lets them pass. */
export function IncidentScreen() {
  const fresh = useFreshDraft();
  const phrases = usePhrases(fresh);
  const [pointed, setPointed] = useState<number | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const shown = pointed ?? caret;
  const place = shown === null ? null : (phrases[shown] ?? null);
  return (
    <Screen title="Incident desk" quiet>
      <div className={classes.columns}>
        <div className={classes.column}>
          <PhraseEvidence place={place} />
          <Evidence behind={place?.phrase.signalIds ?? []} />
        </div>
        <div className={classes.column}>
          <Summary fresh={fresh} phrases={phrases} shown={shown} onPoint={setPointed} onCaret={setCaret} />
          <Drafts />
        </div>
      </div>
    </Screen>
  );
}
