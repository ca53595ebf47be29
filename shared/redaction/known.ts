import { findingOf } from './detect/scan.ts';
import type { RedactionClass, RedactionFinding } from './finding.ts';
import { backwards } from './text/backwards.ts';
import { encodeBase64, encodeUtf8 } from './text/decode.ts';
import { originalSpan, type View } from './text/view.ts';

/** A value the profile itself holds: a token, an origin, a host. */
export interface KnownValue {
  readonly value: string;
  readonly class: RedactionClass;
}

interface Needle {
  readonly form: string;
  readonly class: RedactionClass;
}

const FRAGMENT = 12;
const SHORTEST = 4;

/** Every form in which known values are looked for; making it costs, so callers keep it for a set of values. */
export interface KnownForms {
  readonly needles: readonly Needle[];
  /** Twelve-character pieces of long secrets, so that a part of one is found too. */
  readonly fragments: ReadonlyMap<string, RedactionClass>;
}

/** Prepares the forms of known values: clear, reversed, hex and base64 at all three alignments. */
export function knownForms(known: readonly KnownValue[]): KnownForms {
  const needles: Needle[] = [];
  const fragments = new Map<string, RedactionClass>();
  for (const { value, class: of } of known) {
    const clear = squeeze(value);
    if (clear.length < SHORTEST) continue;
    const forms = new Set([clear, backwards(clear)]);
    const bytes = encodeUtf8(value);
    if (bytes.length >= 6) {
      forms.add(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
      for (const form of base64Forms(bytes)) forms.add(form.toLowerCase());
    }
    for (const form of forms) needles.push({ form, class: of });
    if (clear.length >= FRAGMENT * 2) {
      for (let at = 0; at + FRAGMENT <= clear.length; at += 1)
        fragments.set(clear.slice(at, at + FRAGMENT), of);
    }
  }
  return { needles, fragments };
}

/** The characters of base64 that depend on the value alone, at each of the three alignments, in both alphabets. */
function base64Forms(bytes: readonly number[]): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const encoded = encodeBase64([...Array<number>(shift).fill(0), ...bytes]);
    const from = shift === 0 ? 0 : shift + 1;
    const whole = Math.floor(((bytes.length + shift) * 8) / 6);
    const stable = encoded.slice(from, whole);
    return stable.length < 8 ? [] : [stable, stable.replace(/\+/g, '-').replace(/\//g, '_')].map(squeeze);
  });
}

/** Case, white space and the marks people put between pieces do not hide a known value. */
function squeeze(text: string): string {
  return text.toLowerCase().replace(/[\s"'`*|>\\]/g, '');
}

const LEFT_OUT = /[\s"'`*|>\\]/;

/** Known values in a view, in any of their forms. Long secrets are protected from their first to their last piece. */
export function findKnown(view: View, forms: KnownForms): RedactionFinding[] {
  if (forms.needles.length === 0) return [];
  const { squeezed, offsets } = squeezeView(view.text);
  const findings: RedactionFinding[] = [];
  const report = (from: number, to: number, of: RedactionClass): void => {
    const start = offsets[from] ?? 0;
    const end = (offsets[to - 1] ?? start) + 1;
    findings.push(findingOf({ class: of }, originalSpan(view, start, end)));
  };
  for (const needle of forms.needles) {
    for (
      let at = squeezed.indexOf(needle.form);
      at !== -1;
      at = squeezed.indexOf(needle.form, at + needle.form.length)
    ) {
      report(at, at + needle.form.length, needle.class);
    }
  }
  if (forms.fragments.size > 0) {
    for (let at = 0; at + FRAGMENT <= squeezed.length; at += 1) {
      const of = forms.fragments.get(squeezed.slice(at, at + FRAGMENT));
      if (of !== undefined) report(at, at + FRAGMENT, of);
    }
  }
  return findings;
}

function squeezeView(text: string): { squeezed: string; offsets: Int32Array } {
  const offsets = new Int32Array(text.length);
  const units: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (LEFT_OUT.test(unit)) continue;
    offsets[units.length] = index;
    // One unit must stay one unit, or the offsets would drift.
    const lower = unit.toLowerCase();
    units.push(lower.length === 1 ? lower : unit);
  }
  return { squeezed: units.join(''), offsets };
}
