import { createHash } from 'node:crypto';

/** Labels, models and codes of the busiest instance fit several times over. */
const MOST = 4_000;

/**
 * The policy's word on a text, asked once for each text: the same few hundred labels come with every page of a log,
 * and the policy takes longer over one than all the rest of a row. What is remembered is the digest of the text and
 * not the text itself, which may be somebody's e-mail; of more than 4,000 the oldest are forgotten.
 */
export function rememberVerdicts(isPublishable: (text: string) => boolean): (text: string) => boolean {
  const verdicts = new Map<string, boolean>();
  return (text) => {
    const digest = createHash('sha256').update(text).digest('base64');
    const known = verdicts.get(digest);
    if (known !== undefined) return known;
    const verdict = isPublishable(text);
    const [oldest] = verdicts.keys();
    if (verdicts.size >= MOST && oldest !== undefined) verdicts.delete(oldest);
    verdicts.set(digest, verdict);
    return verdict;
  };
}
