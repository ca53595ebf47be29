import { Tone } from '../../components/tone.tsx';
import classes from './incident.module.css';

/** The element that says what keeps the text from being the five lines; it describes the editor. */
export const STRUCTURE_ID = 'structure-problems';

/** How the text differs from the five published lines, in sentences. */
export function StructureProblems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-label="Structure" className={classes.structure}>
      <Tone tone="watch" icon="triangle" word="Not the five lines yet" />
      <ul id={STRUCTURE_ID}>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </section>
  );
}
