import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { ReleaseRequest, ReleaseResult, TextCheck } from '../../shared/api/ports.ts';
import type { ReleaseMedium, ReleaseRecord } from '../../shared/incident/draft.ts';
import { checkText, type KnownValue } from '../../shared/redaction/check.ts';
import { draftProblems } from '../../shared/redaction/draft-problems.ts';
import { POLICY_VERSION } from '../../shared/redaction/policy.ts';
import { maskText } from './mask-text.ts';

export interface ReleaseGate {
  check(text: string): TextCheck;
  /** *Check and release*: the checked text itself, or why it stays (design 3.4). */
  release(request: ReleaseRequest): Promise<ReleaseResult>;
  /** Puts a file on record whose every text was checked while it was written: `hash` is its SHA-256, hex. */
  releaseFile(medium: ReleaseMedium, hash: string): Promise<void>;
}

export interface ReleaseGateConfig {
  readonly nowMs: () => number;
  /** The profile's own secrets and hosts, asked at each check so that a new one counts at once. */
  readonly knownValues: () => readonly KnownValue[];
  readonly record: (release: ReleaseRecord) => Promise<void>;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The one operation through which text leaves the console, whatever the door. */
export function createReleaseGate({ nowMs, knownValues, record }: ReleaseGateConfig): ReleaseGate {
  // Keyed, so that the kept id tells two sets apart without letting anyone test a guess against it.
  const idKey = randomBytes(32);

  function knownValuesId(values: readonly KnownValue[]): string {
    const hmac = createHmac('sha256', idKey);
    for (const value of values) hmac.update(value.value).update('\0');
    return hmac.digest('hex').slice(0, 16);
  }

  type Left = Pick<ReleaseRecord, 'medium' | 'textHash' | 'confirmedWarnings' | 'draftHash'>;

  function put(left: Left, known: readonly KnownValue[]) {
    return record({
      ...left,
      atMs: nowMs(),
      policyVersion: POLICY_VERSION,
      knownValuesId: knownValuesId(known),
    });
  }

  return {
    check: (text) => checkText(text, knownValues()),
    async release({ text, medium, confirmedWarnings, asDraft, draftText }) {
      const known = knownValues();
      const { verdict, findings } = checkText(text, known);
      const problems = asDraft ? draftProblems(text) : [];
      const isConfirmed = verdict !== 'warn' || findings.length === confirmedWarnings;
      if (verdict === 'block' || !isConfirmed || problems.length > 0) {
        return { released: false, findings, problems };
      }
      const draft = asDraft ? text : draftText;
      const ofDraft = draft === undefined ? {} : { draftHash: sha256(maskText(draft, known)) };
      await put({ medium, textHash: sha256(text), confirmedWarnings: findings.length, ...ofDraft }, known);
      return { released: true, text };
    },
    releaseFile: (medium, textHash) => put({ medium, textHash, confirmedWarnings: 0 }, knownValues()),
  };
}
