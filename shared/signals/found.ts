import type { SourceId } from '../metadata/source.ts';
import { restsOnStale, type SignalInput } from './input.ts';
import type { Evidence, Finding, Subject } from './signal.ts';

/** What a rule says of its evidence: the subject is the finding's own, and it ends now, unless told otherwise. */
interface FoundEvidence {
  readonly source: SourceId;
  /** Public-safe words with units. */
  readonly text: string;
  readonly subject?: Subject;
  /** Unix ms. */
  readonly fromMs?: number | null;
  readonly toMs?: number;
}

/** What a rule has to say; the rest has a usual value. */
export interface Found
  extends Pick<Finding, 'rule' | 'severity' | 'subject' | 'title' | 'impact' | 'nextCheck'> {
  /** The sources it is computed from: it points at them, and is stale when one of them is not live. */
  readonly restsOn: readonly SourceId[];
  readonly evidence: readonly FoundEvidence[];
  /** It needs an owner's review; false unless told. */
  readonly security?: boolean;
  /** Who can act on it; an owner for what is of security, else an operator, unless told. */
  readonly audience?: Finding['audience'];
  readonly knownSince?: Finding['knownSince'];
  /** How long it must hold before it fires, ms; 0 unless told. */
  readonly pendingForMs?: number;
  /** It tells of something that happened at `knownSince`. */
  readonly isEvent?: true;
}

/** A finding in full, with its stable id `<rule>:<subject id>`. */
export function found(input: SignalInput, what: Found): Finding {
  const { restsOn, evidence, security = false, knownSince = null, pendingForMs = 0, ...said } = what;
  return {
    ...said,
    id: `${what.rule}:${what.subject.id}`,
    security,
    audience: what.audience ?? (security ? 'owner' : 'operator'),
    surfaces: [...restsOn],
    evidence: evidence.map(
      ({ source, text, subject, fromMs, toMs }): Evidence => ({
        source,
        text,
        subject: subject ?? what.subject,
        fromMs: fromMs ?? null,
        toMs: toMs ?? input.picture.asOfMs,
      }),
    ),
    stale: restsOnStale(input, restsOn),
    knownSince,
    pendingForMs,
  };
}
