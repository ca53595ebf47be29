import { applyReplacements } from './apply.ts';
import { findingOf, scan } from './detect/scan.ts';
import { findFenced } from './detectors/fenced.ts';
import { DETECTORS } from './detectors/index.ts';
import { findNeedlesslyEncoded } from './detectors/needless-encoding.ts';
import { findStructured } from './detectors/structured.ts';
import { findInTables } from './detectors/tables.ts';
import { findUtterances } from './detectors/utterances.ts';
import type { RedactionFinding } from './finding.ts';
import { findKnown, type KnownForms, type KnownValue, knownForms } from './known.ts';
import { bringBack } from './leftover.ts';
import { mergeFindings } from './merge.ts';
import { closeUp, closeUpWords } from './text/close-up.ts';
import { decodedRuns } from './text/encoded-runs.ts';
import { fold } from './text/fold.ts';
import { join, joinCutLines, joinLines } from './text/join.ts';
import { writeOutSpoken } from './text/spell.ts';
import { turnTokens } from './text/turned.ts';
import { decodeEscapes, refang, stripMarkup } from './text/unwrap.ts';
import { originalSpan, originalView, reverse, type View } from './text/view.ts';
import { SAYS_ENCODED } from './vocabulary/disguises.ts';

export type { KnownValue } from './known.ts';

/** `block`: at least one finding blocks. `warn`: a person must confirm each finding. Findings are in text order. */
export interface RedactionCheck {
  readonly verdict: 'clean' | 'warn' | 'block';
  readonly findings: readonly RedactionFinding[];
}

const NOTHING_KNOWN: readonly KnownValue[] = [];
const DEEPEST_ENCODING = 3;
const ROUNDS = 4;
// Shorter runs decode to readable text by chance.
const SHORTEST_SECRET = 10;
// An object that was turned round begins with a closing bracket.
const BEGINS_AT_ITS_END = /^[^{}[\]]*[}\]]/;
const formsOfSet = new WeakMap<readonly KnownValue[], KnownForms>();

/**
 * Checks a text against the redaction policy and the profile's own values. Offsets are UTF-16 units of `text`;
 * no finding holds any part of what it found. Applying every replacement gives a clean text.
 */
export function checkText(text: string, known: readonly KnownValue[] = NOTHING_KNOWN): RedactionCheck {
  const forms = formsFor(known);
  const findings = settle(text, mergeFindings(findAll(text, forms, 0)), forms);
  const blocked = findings.some((finding) => finding.severity === 'block');
  return { verdict: findings.length === 0 ? 'clean' : blocked ? 'block' : 'warn', findings };
}

function formsFor(known: readonly KnownValue[]): KnownForms {
  const kept = formsOfSet.get(known);
  if (kept !== undefined) return kept;
  const forms = knownForms(known);
  formsOfSet.set(known, forms);
  return forms;
}

function findAll(text: string, forms: KnownForms, depth: number): RedactionFinding[] {
  const folded = fold(originalView(text));
  const written = refang(decodeEscapes(folded));
  const plain = stripMarkup(written);
  const close = refang(closeUp(plain));
  // Defanged letter by letter, marks and all; and beside words of one letter.
  const spaced = stripMarkup(decodeEscapes(folded));
  const joined = join(close);
  // Each step is read of its own: the next may glue a neighbour to what the last made whole.
  const together = distinct(
    plain,
    close,
    refang(closeUp(spaced)),
    refang(closeUp(spaced, true)),
    joinCutLines(close),
    joinLines(close),
    joined,
  );
  const spoken = writeOutSpoken(plain);
  const backwards = refang(reverse(plain));
  const turned = turnTokens(plain);
  const findings = [
    ...findKnown(originalView(text), forms),
    ...findKnown(joined, forms),
    ...scan(plain, 'plain', DETECTORS),
    ...findStructured(plain),
    ...findInTables(plain),
    ...[plain, ...distinct(plain, close, closeUpWords(plain))].flatMap(findUtterances),
    ...findFenced(written),
    ...findNeedlesslyEncoded(folded),
    ...together.flatMap((view) => scan(view, 'joined', DETECTORS)),
    ...(spoken === undefined ? [] : scan(spoken, 'spoken', DETECTORS)),
    ...scan(backwards, 'reversed', DETECTORS),
    ...(turned === undefined ? [] : scan(refang(turned), 'plain', DETECTORS)),
    ...(BEGINS_AT_ITS_END.test(plain.text) ? findStructured(backwards) : []),
  ];
  if (depth < DEEPEST_ENCODING) {
    findings.push(...findEncoded(plain, forms, depth));
    if (joined !== plain) findings.push(...findEncoded(joined, forms, depth));
  }
  return findings;
}

/** Those of the views that read differently from the first and from each other. */
function distinct(first: View, ...others: readonly View[]): readonly View[] {
  const seen = new Set([first.text]);
  return others.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** Readable text behind base64 or hex is checked like any text; what is found there condemns the whole run. */
function findEncoded(view: View, forms: KnownForms, depth: number): RedactionFinding[] {
  return decodedRuns(view.text).flatMap((run) => {
    const inside = findAll(run.decoded, forms, depth + 1);
    const worst = inside.find((finding) => finding.severity === 'block') ?? inside[0];
    if (worst === undefined && run.decoded.length < SHORTEST_SECRET && !SAYS_ENCODED.test(view.text))
      return [];
    return [findingOf({ class: worst?.class ?? 'base64_blob' }, originalSpan(view, run.start, run.end))];
  });
}

/**
 * Replacing one finding can bring another to light (two halves of a token now stand together). Such leftovers are
 * added until the replaced text is clean; a text that does not settle is refused as a whole.
 */
function settle(
  text: string,
  first: readonly RedactionFinding[],
  forms: KnownForms,
): readonly RedactionFinding[] {
  let findings = first;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (findings.length === 0) return findings;
    const leftover = mergeFindings(findAll(applyReplacements(text, findings), forms, 0));
    if (leftover.length === 0) return findings;
    findings = mergeFindings([...findings, ...bringBack(leftover, findings)]);
  }
  const worst = findings.find((finding) => finding.severity === 'block') ?? findings[0];
  return worst === undefined ? [] : [{ ...worst, start: 0, end: text.length }];
}
