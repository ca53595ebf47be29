import { Button } from '@mantine/core';
import { TEXT_LIMIT } from '../../../shared/api/text-limit.ts';
import type { RedactionFinding } from '../../../shared/redaction/finding.ts';
import { Tone } from '../../components/tone.tsx';
import { CLASS_WORDS, findingsText } from '../../release/class-words.ts';
import type { EditorHandle } from './editor.tsx';
import classes from './incident.module.css';
import { SpokenVerdict } from './spoken-verdict.tsx';
import type { LiveCheck } from './use-live-check.ts';

const VERDICTS = {
  clean: { tone: 'ok', icon: 'check', word: 'Clean: nothing the policy refuses was found' },
  warn: { tone: 'watch', icon: 'triangle', word: 'Needs a person’s confirmation' },
  block: { tone: 'outage', icon: 'cross', word: 'Cannot leave until it is changed' },
} as const;

/** Five lines are at most 1,204 characters; far beyond that a text is not even checked. */
const TOO_LONG = `longer than ${TEXT_LIMIT / 1024} Ki characters, too long to be checked`;

/** So many are listed; the others follow once these are replaced. */
const MOST_LISTED = 50;

/** The state in words, for the eye and as the field's description; changes are announced apart from it. */
function Summary({ check }: { readonly check: LiveCheck }) {
  return (
    <div className={classes.summary} id="findings-summary">
      {check.kind === 'checking' ? <Tone tone="unknown" icon="clock" word="Checking…" /> : null}
      {check.kind === 'empty' ? <span className={classes.quiet}>Nothing to check yet</span> : null}
      {check.kind === 'failed' ? (
        <Tone tone="unknown" icon="question" word="Not checked: the console process did not answer" />
      ) : null}
      {check.kind === 'too long' ? (
        <Tone tone="outage" icon="cross" word={`Cannot leave: ${TOO_LONG}`} />
      ) : null}
      {check.kind === 'checked' ? (
        <>
          <Tone {...VERDICTS[check.check.verdict]} />
          {check.check.findings.length === 0 ? null : (
            <span className={classes.summaryText}>{findingsText(check.check.findings)}</span>
          )}
        </>
      ) : null}
    </div>
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

interface FindingLineProps {
  readonly text: string;
  readonly finding: RedactionFinding;
  readonly editor: EditorHandle | null;
}

function FindingLine({ text, finding, editor }: FindingLineProps) {
  const word = CLASS_WORDS[finding.class];
  const line = lineOf(text, finding.start);
  return (
    <li className={classes.finding}>
      <Tone
        tone={finding.severity === 'block' ? 'outage' : 'watch'}
        icon={finding.severity === 'block' ? 'cross' : 'triangle'}
        word={finding.severity === 'block' ? 'Blocks' : 'Confirm'}
      />
      <span>
        <b>{word}</b>, line {line}
        <span className={classes.quiet}>{finding.reason}</span>
      </span>
      <Button
        variant="default"
        onClick={() => editor?.replace(finding.start, finding.end, finding.replacement)}
        aria-label={`Replace the ${word} in line ${line} with ${finding.replacement}`}
      >
        Replace with {finding.replacement}
      </Button>
    </li>
  );
}

interface FindingsProps {
  readonly text: string;
  readonly check: LiveCheck;
  /** The text has the published shape. */
  readonly isDraft: boolean;
  readonly editor: EditorHandle | null;
}

/** What the policy says to the text as it stands, each with what may stand in its place. */
export function Findings({ text, check, isDraft, editor }: FindingsProps) {
  const findings = check.kind === 'checked' ? check.check.findings : [];
  return (
    <section aria-label="Redaction findings">
      <Summary check={check} />
      <SpokenVerdict check={check} isDraft={isDraft} />
      <ul>
        {findings.slice(0, MOST_LISTED).map((finding) => (
          <FindingLine
            key={`${finding.start} ${finding.end} ${finding.class}`}
            text={text}
            finding={finding}
            editor={editor}
          />
        ))}
      </ul>
      {findings.length > MOST_LISTED ? (
        <p className={classes.quiet}>
          The first {MOST_LISTED} of {findings.length}. Apply all safe replacements takes in every one.
        </p>
      ) : null}
    </section>
  );
}
