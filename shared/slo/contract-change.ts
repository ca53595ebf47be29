import type { ContractFact } from '../metadata/contract-fact.ts';
import type { Picture } from '../metadata/picture.ts';

/** A deploy further back than this explains no dip that begins now, ms. */
const BEFORE_MS = 24 * 60 * 60_000;

/** The package versions that run, each once, in order; none where no process tells. */
export function packageVersions(contract: readonly ContractFact[]): string[] {
  const versions = contract.filter(({ id }) => id.endsWith('/package')).map(({ value }) => value);
  return [...new Set(versions)].toSorted();
}

/** A version that changed while it was watched. */
export interface ContractChange {
  readonly fact: ContractFact;
  readonly atMs: number;
}

/**
 * The versions of codex-pdf that changed in the day before `beganAtMs` (Unix ms) or since, the newest first. What was so
 * at the first look is no change.
 */
export function contractChanges({ contract, statusSince }: Picture, beganAtMs: number): ContractChange[] {
  return contract
    .flatMap((fact) => {
      const since = statusSince.get(`contract:${fact.id}`);
      if (since === undefined || since.timing === 'since at least') return [];
      return since.atMs < beganAtMs - BEFORE_MS ? [] : [{ fact, atMs: since.atMs }];
    })
    .toSorted((a, b) => b.atMs - a.atMs);
}
