import { isContentField } from '../vocabulary/metadata-fields.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const NAMES_SOMEBODY =
  /(?:^|_)(?:ids?|uuid|guid|user|account|customer|client|person|email|mail|name|address|street|city|phone|hosts?|ip|path|file|url|uri|link|token|secret|password|hash|salary|amount|order|iban|note|comment|title|description)$/;
const VALUE = /^\s{0,3}(?:"([^"\n]{0,80})"|'([^'\n]{0,80})'|:?([\w.+-]{1,40})(?=\s{0,3}(?:[,}\]\n]|$)))/;
const OF_THE_TRADE = new RegExp(
  [
    '^(?:null|nil|true|false|-?\\d{1,12}(?:\\.\\d{1,6})?%?',
    '\\d{4}-\\d{2}-\\d{2}(?:[T ][\\d:.]{5,15}(?:Z|[+-]\\d{2}:?\\d{2})?)?',
    'example-[\\w-]{1,40}',
    'sk-cxp-[0-9a-f]{1,12}(?:…|\\.{3}|\\*)?',
    'sha256:[\\w-]{12}|ws:[0-9a-f]{8}|subj:[0-9a-f]{12}|upstream-[0-9a-f]{8}|(?:session|turn|attempt)_[0-9a-f]{12}',
    '\\d{1,4}\\s?(?:ms|s|m|min|h|d)',
    '[a-z]{1,2}\\*{2,}@[\\w.-]{3,60}',
    '[a-z]{2,24}(?:[._][a-z]{2,24}){1,5}',
    '[A-Z][a-z]+(?:[A-Z][a-z]+)*Worker',
    'v\\d+(?:\\.\\d+){0,3})$',
  ].join('|'),
);

const HIDDEN =
  /^(?:\[[\p{L} _-]{3,40}\]|<[\p{L} _-]{3,40}>|[*•]{3,}|[\p{L}\d]{0,2}\*{2,}@[\w.-]{3,60}|\d{1,3}(?:\.\d{1,3}){2}\.x{1,3}|(?:[0-9a-f]{1,4}:){1,4}:?x{2,4}|redacted|masked|omitted)$/iu;
const OWN_VALUE =
  /^(?:(?:sk|mcp)-cxp-[0-9a-f]{1,12}(?:…|\.{3}|\*)?|sha256:[\w-]{12}|ws:[0-9a-f]{8}|subj:[0-9a-f]{12}|(?:session|turn|attempt)_[0-9a-f]{12}|proxy_(?:http|stream|websocket|control|compact)|file_upload|audio_transcription|admin_browser|\d{4}-\d{2}-\d{2}T[\d:.]{5,15}(?:Z|[+-]\d{2}:?\d{2})?)$/;

/**
 * Whether the value of a field speaks for itself whatever the field is called: it was taken away, masked as the product
 * masks, or is one of the references and classes that only the product uses. `rest` as in `isHarmlessField`.
 */
export function isEvidentlySafe(rest: string): boolean {
  if (/^\s{0,3}\[(?::\w{1,40}(?:,\s?)?){1,20}\]/.test(rest)) return true;
  const match = VALUE.exec(rest);
  if (/^(?:redacted|masked|omitted|filtered|removed|hidden|nil|null|none)$/i.test(match?.[3] ?? ''))
    return true;
  const value = match?.[1] ?? match?.[2];
  return value !== undefined && (HIDDEN.test(value) || OWN_VALUE.test(value));
}

/**
 * Whether a field that is not on the metadata list holds only what the trade itself names: a figure, a time, a state, a
 * code, a label, a prefix. `name` in snake case, `rest` the text of the object after the field's sign.
 */
export function isHarmlessField(name: string, rest: string): boolean {
  if (isContentField(name) || NAMES_SOMEBODY.test(name)) return false;
  const match = VALUE.exec(rest);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value !== undefined && (OF_THE_TRADE.test(value) || (value !== '' && isSafeValue(value)));
}
