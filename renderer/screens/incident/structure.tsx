import { checkDraftStructure } from '../../../shared/redaction/draft-structure.ts';
import { Tone } from '../../components/tone.tsx';
import classes from './incident.module.css';
import { problemText } from './structure-words.ts';

/** How the text differs from the five published lines. */
export function StructureProblems({ text }: { readonly text: string }) {
  const problems = text === '' ? [] : checkDraftStructure(text);
  if (problems.length === 0) return null;
  return (
    <section aria-label="Structure" className={classes.structure}>
      <Tone tone="watch" icon="triangle" word="Not the five lines yet" />
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.problem}`}>{problemText(problem)}</li>
        ))}
      </ul>
    </section>
  );
}
