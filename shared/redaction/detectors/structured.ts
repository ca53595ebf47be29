import { findingOf } from '../detect/scan.ts';
import type { RedactionClass, RedactionFinding } from '../finding.ts';
import { originalSpan, type Span, type View } from '../text/view.ts';
import { inSnakeCase, isMetadataField } from '../vocabulary/metadata-fields.ts';
import { topicOf } from '../vocabulary/operations.ts';
import { FIXED_MESSAGE } from '../vocabulary/speakers.ts';
import { isTellable } from './changes.ts';
import { isEvidentlySafe, isHarmlessField } from './harmless-field.ts';
import { isSummaryObject } from './summary-object.ts';

const OPENING = new Map([
  ['{', '}'],
  ['[', ']'],
]);
const FIELD =
  /(?:"([\w$ .-]{1,64})"|'([\w$ .-]{1,64})'|(?<![\w"'.:])([a-z_$][\w$-]{0,63}))\s{0,3}(?::(?![:/])|=>)|(?<![\w"'.:]):([a-z_]\w{0,63})\s{0,3}=>|(?<=[{[]\s?):([a-z_]\w{0,63}),\s(?=["']|\d{5})/gi;
const FRAME_TYPE =
  /"type"\s{0,2}:\s{0,2}"(?:response|session|conversation|content_block|message|input_audio)[._]/;
const LONGEST_VALUE = 120;
const LABEL_SET = /(?<![\w"'.])[a-z_]\w{0,63}\s{0,2}(?:=~|!=|!~|=)\s{0,2}"/i;

/**
 * Objects in JSON, JavaScript or Elixir notation. An object is metadata when every one of its fields, nested ones
 * included, is on the list; otherwise all of it is a body, even where one value looks harmless.
 */
export function findStructured(view: View): RedactionFinding[] {
  if (!/[{[][^\]}]/.test(view.text)) return [];
  return balancedSpans(view.text).flatMap((span) => {
    const of = classOf(view.text, span);
    return of === undefined ? [] : [findingOf({ class: of }, originalSpan(view, span.start, span.end))];
  });
}

/** Outermost brackets with their contents, quotes respected; one that is never closed runs to the end of the text. */
function balancedSpans(text: string): Span[] {
  const spans: Span[] = [];
  const closers: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === '\\') index += 1;
    else if (char === '"' && closers.length > 0) quoted = !quoted;
    else if (quoted) {
      if (char === '\n') quoted = false;
    } else if (OPENING.has(char)) {
      if (closers.length === 0) start = index;
      closers.push(OPENING.get(char) ?? '');
    } else if (closers.length > 0 && char === closers.at(-1)) {
      closers.pop();
      if (closers.length === 0) spans.push({ start, end: index + 1 });
    }
  }
  if (closers.length > 0 && text.charAt(start) === '{') spans.push({ start, end: text.length });
  return spans;
}

function classOf(text: string, span: Span): RedactionClass | undefined {
  const inside = text.slice(span.start, span.end);
  const before = text.slice(Math.max(0, span.start - 48), span.start);
  // What a shell puts in place of a variable.
  if (/\$$/.test(before) && !inside.includes('\n')) return undefined;
  if (/\w$/.test(before) && LABEL_SET.test(inside) && !/[":]\s{0,2}[{[]/.test(inside)) return undefined;
  const fields = [...inside.matchAll(FIELD)].map((match) => ({
    name: match.slice(1).find((name) => name !== undefined) ?? '',
    end: match.index + match[0].length,
  }));
  // Nothing is left in it.
  if (fields.length > 0 && fields.every(({ end }) => isEvidentlySafe(inside.slice(end, end + LONGEST_VALUE))))
    return undefined;
  if (HANDED_TO_A_JOB.test(text.slice(span.end, span.end + 80))) return 'job_args';
  const called = calledBefore(before, inside);
  if (called !== undefined) return called;
  if (holdsRawChange(inside)) return 'raw_change_data';
  if (fields.length === 0 || isSummaryObject(inside)) return undefined;
  const unlisted = fields.filter(
    ({ name, end }) =>
      !isMetadataField(name) &&
      !isVariable(name, inside.slice(end, end + LONGEST_VALUE)) &&
      !isFixedMessage(name, inside) &&
      !isEvidentlySafe(inside.slice(end, end + LONGEST_VALUE)),
  );
  const listed = fields.length - unlisted.length;
  if (unlisted.length === 0) return undefined;
  // A few names the list does not know do no harm among many it does, where their values are words of the trade.
  if (
    unlisted.length <= listed &&
    unlisted.every(({ name, end }) =>
      isHarmlessField(inSnakeCase(name), inside.slice(end, end + LONGEST_VALUE)),
    )
  )
    return undefined;
  if (text.charAt(span.start) === '[' && !/[{%]|:\s/.test(inside)) return undefined;
  return classOfFields(
    unlisted.map(({ name }) => name.toLowerCase()),
    inside,
  );
}

/** `%{token: token}`, `%{email: Mask.email(email)}`: code that names a variable or a function after its field. */
function isVariable(name: string, rest: string): boolean {
  if (/^\s{0,2}[A-Z]\w{0,40}(?:\.\w{1,40}){1,4}\(/.test(rest)) return true;
  const variable = /^\s{0,3}([a-z_]{1,60})\s?[,}]/.exec(rest)?.[1] ?? '';
  if (variable.startsWith('_')) return true;
  return variable.replace(/^\w{1,20}_(?=\w)/, '').startsWith(name);
}

const HANDED_TO_A_JOB = /^\s{0,4}\|>\s{0,4}[\w.]{1,60}(?:Worker|Job)\.new\b/;
const FROM_AND_TO =
  /(?<![\w])["']?from["']?\s{0,2}(?:=>|:)\s{0,2}"([^"\n]{1,120})"[^{}\n]{0,20}["']?to["']?\s{0,2}(?:=>|:)\s{0,2}"([^"\n]{1,120})"/i;

// `%{"gateway.timeout_ms" => {"300000", "120000"}}`
const PAIR =
  /["']?\w{1,40}[._]\w{1,60}["']?\s{0,2}(?:=>|:)\s{0,2}\{\s?("[^"\n]{1,120}"|\d{1,12}|true|false)\s?,\s?("[^"\n]{1,120}"|\d{1,12}|true|false)\s?\}/;

/** A value before and after under one name; states and times may be told. */
function holdsRawChange(inside: string): boolean {
  const [, first = '', second = ''] = PAIR.exec(inside) ?? [];
  if (first !== '' && !(isTellable(first) && isTellable(second) && !/^\W?\d/.test(first))) return true;
  const [, from = '', to = ''] = FROM_AND_TO.exec(inside) ?? [];
  return from !== '' && !(isTellable(from) && isTellable(to));
}

const RAW_JOB_ERROR = /["']at["']\s{0,2}(?:=>|:)[^{}]{0,200}["']error["']\s{0,2}(?:=>|:)/;
const MESSAGE = /["']?(?:message|detail|error)["']?\s{0,2}(?:=>|:)\s{0,2}["']([^"'\n]{0,120})["']/gi;

const LOGGED = /["'](?:msg|message)["']\s{0,2}:\s{0,2}"([^"\n]{1,80})"/i;

/** A few words of the trade in a line of a log, beside its level and time. */
function isLogMessage(inside: string): boolean {
  const message = LOGGED.exec(inside)?.[1];
  if (message === undefined || !/["']level["']/i.test(inside)) return false;
  const { operational, words } = topicOf(message);
  return operational > 0 && operational / words >= 0.5 && message.split(' ').length <= 8;
}

/** The message of an error object is one of the systems' fixed ones, and those may be named. */
function isFixedMessage(name: string, inside: string): boolean {
  if (/^(?:msg|message)$/i.test(name) && isLogMessage(inside)) return true;
  if (!/^(?:error|errors|jsonrpc|detail|message)$/i.test(name) || !/error|code|status/i.test(inside))
    return false;
  if (RAW_JOB_ERROR.test(inside)) return false;
  return [...inside.matchAll(MESSAGE)].every(
    (match) => FIXED_MESSAGE.test(match[1] ?? '') || !/\s/.test(match[1] ?? ''),
  );
}

/** What the text calls the object just before it: arguments, a frame, a body, a change. */
function calledBefore(before: string, inside: string): RedactionClass | undefined {
  if (/^[{[]\s{0,4}[}\]]$/.test(inside) || !/["':=]|\w\s?,/.test(inside)) return undefined;
  if (
    /(?:^|[^a-z_])(?:job[_ ])?(?:args|arguments|argumente|argumentos|argumenty|argomenti|argumenten|аргументы|参数|引数)["']?(?:\s(?:of|du|des|de|del|der|dei|van|for)\s[\p{L}\d ]{1,24})?\s{0,2}(?:were|was|are|is|=>|[:=])?\s{0,2}["']?%?$/iu.test(
      before,
    )
  )
    return 'job_args';
  if (
    /(?:^|[^a-z_])(?:oban[_ ])?(?:errors|meta)["']?\s{0,2}(?:=>|[:=])\s{0,2}%?$/i.test(before) &&
    /[{"]/.test(inside)
  )
    return 'job_args';
  if (
    /(?:file|document|auth\.json|[\w-]\.(?:json|ya?ml|env|txt|md|csv))\s(?:contents?|content|text|body)\s{0,2}[:=]?\s{0,2}$/i.test(
      before,
    )
  )
    return 'file_content';
  if (/(?<![a-z])(?:ws|socket|frame|conn)[\w.]{0,16}\(\s?$/i.test(before) || FRAME_TYPE.test(inside))
    return 'websocket_frame';
  if (
    /(?<![a-z])(?:frame|ws|websocket|socket|sse|chunk|push|broadcast)[^\n]{0,20}[:=>]\s{0,2}$/i.test(before)
  )
    return 'websocket_frame';
  if (
    /(?:before|after|old|new|previous|was|diff|changes?)(?:[_ ]values?)?["']?\s{0,2}(?:=>|[:=])\s{0,2}%?$/i.test(
      before,
    ) &&
    /[:=]/.test(inside)
  )
    return 'raw_change_data';
  if (
    /(?:request|response|req|resp|raw|http|json)?[_ -]?(?:body|payload|(?:body_|query_|path_)?params|parameters)["']?(?:\swas|\sis|\s(?:sent|received))?\s{0,2}(?:=>|[:=])?\s{0,2}%?$/i.test(
      before,
    ) &&
    /[:=]/.test(inside)
  )
    return 'payload_json';
  return undefined;
}

function classOfFields(unlisted: readonly string[], inside: string): RedactionClass {
  if (unlisted.some((name) => /^(?:args|meta)$/.test(name)) || RAW_JOB_ERROR.test(inside)) return 'job_args';
  if (
    unlisted.some((name) =>
      /^(?:before|after|old|new|old_value|new_value|previous_value|oldvalue|newvalue)$/.test(name),
    )
  )
    return 'raw_change_data';
  if (
    unlisted.includes('delta') ||
    /"type"\s{0,2}:\s{0,2}"(?:response|session|conversation|content_block|message|input_audio)[._]/.test(
      inside,
    )
  )
    return 'websocket_frame';
  return 'payload_json';
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const STRUCTURE_PATTERNS: readonly RegExp[] = [
  FROM_AND_TO,
  FIELD,
  FRAME_TYPE,
  LABEL_SET,
  RAW_JOB_ERROR,
  MESSAGE,
];
