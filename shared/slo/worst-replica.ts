import type { SloRow } from './catalogue/row.ts';
import type { SloRowDetails, Verdict } from './result.ts';

/** Verdicts a replica can have, worst first; those that say nothing of the band come after those that do. */
const WORST_FIRST: readonly Verdict[] = [
  'breach',
  'assumed breach',
  'untrustworthy',
  'undecided',
  'assumed pass',
  'pass',
];

type Replica = SloRowDetails['replicas'][number];

/**
 * The replica to look at first: by its verdict, then by how far its estimate lies on the wrong side (slo-contract 9.1
 * asks for the worst instance beside the merged value). Null without several, where none of them was read, and where
 * they all read the same.
 */
export function worstReplica(replicas: readonly Replica[], direction: SloRow['direction']): Replica | null {
  const read = replicas.filter(({ verdict }) => WORST_FIRST.includes(verdict));
  const [first, ...others] = read.toSorted(
    (a, b) =>
      WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict) ||
      badness(b, direction) - badness(a, direction),
  );
  if (first === undefined || replicas.length < 2) return null;
  const same = others.every(
    ({ verdict, estimate }) => verdict === first.verdict && estimate === first.estimate,
  );
  return same && others.length > 0 ? null : first;
}

function badness({ estimate }: Replica, direction: SloRow['direction']): number {
  if (estimate === null) return Number.NEGATIVE_INFINITY;
  return direction === '>=' ? -estimate : estimate;
}
