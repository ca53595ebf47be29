import type { Evidence } from '../../shared/signals/signal.ts';
import classes from './evidence-line.module.css';
import { evidencePlace } from './evidence-place.ts';
import { GoLink } from './go-link.tsx';
import { SOURCE_WORDS } from './source-words.ts';

/** One piece of evidence by its source, as a link to the rows it points at where a screen shows them. */
export function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const place = evidencePlace(evidence);
  return (
    <>
      <span className={classes.source}>{SOURCE_WORDS[evidence.source]}</span>{' '}
      {place === null ? evidence.text : <GoLink {...place}>{evidence.text}</GoLink>}
    </>
  );
}
