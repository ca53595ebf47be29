import { createHash } from 'node:crypto';

/** The Pooler's own masks of an e-mail and of what should have been one (pooler-contract 3.0). */
const MASKED = /\*\*\*@|^\[MASKED\]$/;

/** The part of an upstream or a Pool that its label is made from. */
export interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly labelIsAlias: boolean;
}

/**
 * First 8 hex of SHA-256 of the Pooler's random entity id: stable everywhere, and nothing can be guessed back. A
 * snapshot has a longer reference of the same digits in the id's place.
 */
function shortRef(id: string): string {
  const ofSnapshot = /^ref-([0-9a-f]{8})[0-9a-f]{4}$/.exec(id)?.[1];
  if (ofSnapshot !== undefined) return ofSnapshot;
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}

/** The entities that have a name, and what a report names without one; each has one alias, whichever tool speaks of it. */
export type NamedKind = 'pool' | 'upstream' | 'key' | 'operator' | 'invite' | 'alert' | 'audit';

/** `upstream-3f9a1c07`: the name of an entity whose own label may not be kept (design 3.2). */
export function aliasOf(kind: NamedKind, id: string): string {
  // Eight digits behind the bare word would be an account number to the redaction policy.
  return kind === 'operator' ? `operator-ref-${shortRef(id)}` : `${kind}-${shortRef(id)}`;
}

/**
 * True for text that may be kept as a label: the redaction policy passes it, and it is not the mask of an e-mail.
 * The policy allows such a mask, but where one tool masks another shows the e-mail itself (POOLER-T3), which
 * becomes an alias: the entity would have two names.
 */
export function isKeepableLabel(text: string, isPublishable: (text: string) => boolean): boolean {
  return !MASKED.test(text) && isPublishable(text);
}

/**
 * The label of an entity: the text people typed, trimmed, if it may be kept, else the entity's alias.
 * `text` is null where the Pooler has none.
 */
export function labelOf(
  kind: NamedKind,
  id: string,
  text: string | null,
  isPublishable: (text: string) => boolean,
): Labelled {
  const trimmed = text?.trim() ?? '';
  return trimmed !== '' && isKeepableLabel(trimmed, isPublishable)
    ? { id, label: trimmed, labelIsAlias: false }
    : { id, label: aliasOf(kind, id), labelIsAlias: true };
}

/**
 * Keeps different entities of one list apart: where several carry the same label (compared as the Pooler's
 * own selectors do, ignoring case: pooler-contract 3.0), each gets its alias's 8 hex appended,
 * `example-upstream (3f9a1c07)`. All of them are marked, so that the result does not depend on their order.
 */
export function distinguishLabels<T extends Labelled>(entities: readonly T[]): T[] {
  const bearers = new Map<string, number>();
  const keyOf = (entity: T) => entity.label.toLowerCase();
  for (const entity of entities) bearers.set(keyOf(entity), (bearers.get(keyOf(entity)) ?? 0) + 1);
  return entities.map((entity) =>
    bearers.get(keyOf(entity)) === 1
      ? entity
      : { ...entity, label: `${entity.label} (${shortRef(entity.id)})` },
  );
}
