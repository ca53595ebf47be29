import { findingOf } from '../detect/scan.ts';
import type { RedactionFinding } from '../finding.ts';
import { originalSpan, type View } from '../text/view.ts';
import { topicOf } from '../vocabulary/operations.ts';

const FENCED = /(?:`{3}|~{3})[\w-]{0,16}\s([^`~]{12,2000})/g;
const FEWEST_WORDS = 5;

/**
 * Fenced blocks of a text whose markup is still there. Queries, log lines and tables of the trade may be fenced; a
 * block without a single word or name of the trade is something pasted from elsewhere.
 */
export function findFenced(view: View): RedactionFinding[] {
  if (!/`{3}|~{3}/.test(view.text)) return [];
  return [...view.text.matchAll(FENCED)].flatMap((match) => {
    const { operational, words } = topicOf(match[1] ?? '');
    if (operational > 0 || words < FEWEST_WORDS || areCommands(match[1] ?? '')) return [];
    return [
      findingOf({ class: 'file_content' }, originalSpan(view, match.index, match.index + match[0].length)),
    ];
  });
}

/** Every line calls a tool that builds or tests the product. */
function areCommands(block: string): boolean {
  return block
    .trim()
    .split('\n')
    .every((line) =>
      /^\s{0,4}(?:[$#>]\s)?(?:mix|npm|npx|pnpm|yarn|git|make|cargo|go|promtool|elixir|iex|node|pytest|vitest|tsc|#)(?:\s|$)/.test(
        line,
      ),
    );
}

/** The pattern of this module that runs over whole texts, for the proof that it is linear. */
export const FENCED_PATTERNS: readonly RegExp[] = [FENCED];
