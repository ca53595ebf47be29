import { DRAFT_LABELS } from '../../incident/draft.ts';
import { isBehindClosingQuote } from '../detect/context.ts';
import { findingOf } from '../detect/scan.ts';
import type { RedactionClass, RedactionFinding } from '../finding.ts';
import { originalSpan, type View } from '../text/view.ts';
import {
  ANSWER_CUES,
  CONTENT_CUES,
  DOCUMENT_CUES,
  SPEAKER,
  WHOSE,
  WORDS,
} from '../vocabulary/content-cues.ts';
import { topicOf } from '../vocabulary/operations.ts';
import { IN_PERSON, PERSONAL } from '../vocabulary/personal-words.ts';
import { PROGRAM } from '../vocabulary/programs.ts';
import { FIXED_MESSAGE, SAID_BY_OPERATOR } from '../vocabulary/speakers.ts';

const CUE = new RegExp(CONTENT_CUES, 'giu');
// From a cue to what it introduces: a few more words, then a mark of speech, an assignment, a quote or a new line.
const TO_SPEECH =
  /[^\n:=："'>|]{0,48}["'`)\]]{0,2}[ \t]{0,2}(?:(?:(?<!\d)[:：]|[:：](?!\d)){1,2}|=>?|->|→|[—–](?=\s)|,(?=\s?["']|\p{L})|(?<!<[\w-]{1,24})(?:>|\|(?!\s(?:null|undefined|nil|none|string|number|boolean)\b))(?=[^\n])|(?<![\p{L}\p{N}.,!?])(?=["「『（'](?:[^\s.,;:)]|[ \u00a0]\p{L}|\n>\s?\p{L})))[\s"'`「『（>|*_~-]{0,8}|[^\n:=："'>|]{0,24}(?<![.!;,])\n[\s>"'`|*_~-]{0,8}/uy;
// A speaker with nothing but a mark behind it.
const LABEL = /^\p{L}{1,16}[\])]?(?:\s?\([^()\n]{1,24}\))?\s{0,2}(?:[:：>|=]|->|→)/u;
const NAMES_CONTENT =
  /prompt|past(?:ed|ing)\b|output_text|\bdelta\b|\bocr\b|output (?:was )?cut|generad|gerad[ao]|generat|générée?|erzeugte|file[^\n]{0,24}(?:begins|starts)|extra[ií]d|completion|verbatim|wortlaut|transcri|utterance|dictat|提示词|プロンプト|原文|书き起こし|書き起こし/iu;
const NAME_OF_CONTENT = /^(?:prompt|input|completion|caption|eingabe|entrada|提示)/iu;
// "user prompt how do I ...": whose words these are and what they are stand together, then the words themselves.
const WHOSE_WORDS =
  /(?<![\p{L}-])(?:user|customer|nutzer|model|assistant|bot)[ _-](?:prompt|question|message|answer|output|reply)$/iu;
const WORDS_THEMSELVES = /[\s_*~`]{1,4}(?=\p{L})/uy;
// People who run the service may be quoted, and so may its pages.
const OPERATOR_SPEAKS =
  /(?<!\p{L})(?:owner|operator|reviewer|auditor|maintainer|chef(?:fe)? d'équipe|teamleiter(?:in)?|on-?call|engineer|admin|administrator|commander|colleague|teammate|manager|lead|shift|duty|sre|support team|desk|bereitschaft|betrieb|turno|astreinte|responsable|encargad[oa]|responsabile|responsável|verantwortliche\w?|kollegin?|propriétaire|propietari[oa]|proprietario|eigentümer(?:in)?|eigenaar|beheerder|właściciel|dyżurny|page|slide|poster|motto|banner|alert|server|runbook|dashboard|log|console|tooltip|docs|documentation|policy|contract|manual|changelog|bisect)\b[^\n."]{0,16}$/iu;
const SAID_TO_BE = /["'`]?\s(?:text\s)?(?:was|is|war|lautete|era|était|foi)\s{1,2}/y;
const CLOSING_BRACKET = /[)\]]\s{1,2}/y;
const LINE_OF_VALUES =
  /\b(?:insert\s{1,3}into|values?\s{0,3}\(|update\s{1,3}\w{1,40}\s{1,3}set|copy\s{1,3}\w{1,40})/i;
const STRING_OF_SQL = /'(?:[^'\n]|''){8,400}'/g;
// Words in quotes, or on lines of their own above a line that goes on in the middle of a sentence.
const QUOTED = /"([^"\n]{8,400})"|(?:^|\n)([^\n]{12,400})(?=\n[ \t]{0,4}\p{Ll})/gu;
// How a sentence goes on that began with somebody's words.
const GOES_ON =
  /^\n[ \t]{0,4}(?:was|is|were|are|said|asked|wrote|typed|came|by|from|that|which|this|so|as|per|sent|reads?|the|a|war|ist|schrieb|fragte|kam|sagte|das|der|die|dit|a|était|est|le|la|fue|es|era|dijo|escribi|preguntó|el|ha|è|scrisse|chiese|foi|disse|perguntou|o|vroeg|schreef|zei|napisał|zapytał|to|спросил|написал|это)(?!\p{L})/u;
// What leads to words by more than a new line.
const WORDS_OF =
  /(?:answer|reply|output|response|prompt|question|message)s?\sof\s(?:the\s|a\s)?(?:model|assistant|bot|user|customer)|(?:model|assistant|user|customer)['’]?s?\s(?:answer|reply|output|response|prompt|question|message)/iu;
const OF_THE_SERVICE =
  /sk-cxp-|\b(?:upstream|quota|request|model|stream|key|token|pinned|stale|owner|route|api_key|bulkhead|circuit|reauth|refresh|gateway|session|unsupported|policy|server|websocket|reasoning)_[a-z]+(?:_[a-z0-9]+)*\b|\bp9[059] |\b[45]xx\b/;
// "Assistant turns: 14, user turns: 14".
const COUNTED =
  /^\d{1,6}(?:\s\p{L}{1,12}(?:,\s\d{1,6}\s\p{L}{1,12})+.*|(?:[,;]\s[\p{L} ]{2,30}:\s?\d{1,6}){1,8}\.?)$/u;
// The line below one of a draft is the next one of it.
const LINE_OF_A_DRAFT = new RegExp(`^(?:${DRAFT_LABELS.join('|')}): `);
// Of a masked address or of a short reference.
const INSIDE_AN_ADDRESS =
  /(?:^|\s)(?:ws|subj|sha256|\.{3}|…):$|(?:^|\s)(?=[0-9a-f:]{0,40}\d)[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){1,7}$/i;
const MARKED = /[:：=>→|,"'「『（]|^[^\n]*$/;
const REACH_AFTER = 48;
const REACH_BEFORE = 40;
const LONGEST = 400;
const SHORTEST = 6;
const SHORT_LINE = 40;
const FEWEST_LETTERS = 10;
const NEXT_FIELD = /^\s*[\w-]{1,24}\s?[:=]/;

const TOGETHER = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{5}/;
const NOTHING_SAID =
  /^(?:not?|none|never|nothing|nowhere|no one|nobody|omitted|redacted|removed|masked|hidden|withheld|empty|unknown|n\/a|nicht|keine?|kein|nada|rien|aucun|nessun|geen|brak|нет|没有|なし)(?![\p{L}\p{N}])|^[<*(]|^\[(?!\d|(?!redacted|removed|masked|hidden|omitted|withheld|filtered)[\w.-]{1,40}\]\s{0,4}\n)/iu;

/**
 * Words of users, models and documents, wherever the sentence before them says that such words follow. What follows is
 * believed to be content by its topic: talk of the trade is a remark, a message or a name on the screen.
 */
export function findUtterances(view: View): RedactionFinding[] {
  return [...introducedWords(view.text), ...quotedWords(view.text), ...storedWords(view.text)].map(
    ({ start, end, ...rule }) => findingOf(rule, originalSpan(view, start, end)),
  );
}

interface Utterance {
  readonly class: RedactionClass;
  readonly severity?: 'warn';
  readonly start: number;
  readonly end: number;
}

/** "the user asked: ...": words after a cue and what leads from it to them. */
function introducedWords(text: string): Utterance[] {
  const found: Utterance[] = [];
  let judged = -1;
  CUE.lastIndex = 0;
  for (let cue = CUE.exec(text); cue !== null; cue = CUE.exec(text)) {
    TO_SPEECH.lastIndex = cue.index + cue[0].length;
    const lead =
      TO_SPEECH.exec(text) ?? saidToBe(text, cue) ?? wordsOf(text, cue) ?? roleInBrackets(text, cue);
    if (lead === null || isPartOfName(text, cue) || isOperator(text, cue.index) || isNoSpeech(text, cue))
      continue;
    const start = lead.index + lead[0].length;
    if (INSIDE_AN_ADDRESS.test(text.slice(cue.index, start)) || isBehindClosingQuote(text, start)) continue;
    // Several cues may lead to the same words.
    if (start <= judged) continue;
    judged = start;
    const introduction = text.slice(cue.index, start);
    const said = wordsFrom(text, start, lead[0], DOCUMENT_CUES.test(introduction));
    if (LINE_OF_A_DRAFT.test(said)) continue;
    const marked = MARKED.test(lead[0]);
    if (!marked && !standsAlone(said, introduction)) continue;
    const firstLine = said.split('\n', 1)[0] ?? '';
    const content = [said, ...(marked ? [firstLine] : [])].find((words) => isContent(words, introduction));
    if (content !== undefined)
      found.push({
        class: classOf(introduction),
        start,
        end: start + content.length,
        ...(isPlainlyIntroduced(introduction, lead[0], content) ? {} : { severity: 'warn' as const }),
      });
  }
  return found;
}

/**
 * Whether what leads to some words leaves no doubt: it says whose they are and that they are words, names a prompt or a
 * speaker as a label, or quotes. What is said to somebody or by somebody in person needs no more either.
 */
function isPlainlyIntroduced(introduction: string, lead: string, said: string): boolean {
  return (
    /["「『]\s{0,2}$/.test(lead) ||
    (WHOSE.test(introduction) && WORDS.test(introduction)) ||
    NAMES_CONTENT.test(introduction) ||
    (LABEL.test(introduction) && SPEAKER.test(introduction)) ||
    IN_PERSON.test(said)
  );
}

/** Below a line that may end in any word: personal words, or those of a document, with next to nothing of the trade. */
function standsAlone(said: string, introduction: string): boolean {
  const { operational, words } = topicOf(said);
  return (
    (PERSONAL.test(said) ||
      (WORDS_OF.test(introduction) && words >= 4) ||
      (DOCUMENT_CUES.test(introduction) && words >= 4)) &&
    operational <= Math.max(1, words / 5)
  );
}

/** "... was what the user asked": words in quotes or on a line above, with the cue behind them. */
function quotedWords(text: string): Utterance[] {
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const said = match[1] ?? match[2] ?? '';
    const end = match.index + match[0].length;
    const after = text.slice(end, end + REACH_AFTER);
    const goesOn = match[2] === undefined || GOES_ON.test(after);
    if (
      !goesOn ||
      isOperator(text, match.index) ||
      SAID_BY_OPERATOR.test(after) ||
      !introduces(after) ||
      !isContent(said, after)
    )
      return [];
    const start = match.index + match[0].indexOf(said);
    return [{ class: classOf(after), start, end: start + said.length }];
  });
}

/** Words as strings of SQL rows. */
function storedWords(text: string): Utterance[] {
  if (!LINE_OF_VALUES.test(text)) return [];
  return [...text.matchAll(STRING_OF_SQL)]
    .filter(([quoted]) => isContent(quoted.slice(1, -1), ''))
    .map(({ 0: quoted, index }) => ({ class: 'payload_json', start: index, end: index + quoted.length }));
}

/** Whether one of the people who run the service is named just before: their remarks may be quoted. */
function isOperator(text: string, at: number): boolean {
  return OPERATOR_SPEAKS.test(text.slice(Math.max(0, at - REACH_BEFORE), at));
}

/** "User story: as an operator I want ..." is a requirement, "your question about ..." speaks to the reader. */
function isNoSpeech(text: string, { index }: RegExpExecArray): boolean {
  return (
    /^user stor(?:y|ies)\b/i.test(text.slice(index, index + 12)) ||
    /(?<!\p{L})(?:your|our|ihre|eure|unsere|votre|vos|notre|nos|su|vuestra|sua|nossa|vostra|nostra|jullie|uw)\s$/iu.test(
      text.slice(Math.max(0, index - 10), index),
    ) ||
    // A question of those who investigate.
    /(?:open|next|remaining|key|main|unanswered|closing|главный|основной|общий)\s$/i.test(
      text.slice(Math.max(0, index - 12), index),
    ) ||
    // Who is waited for has not spoken yet.
    /(?:waiting (?:for|on)|question to|reply to|message to|mail to|asked|asking)\s(?:the\s)?$/i.test(
      text.slice(Math.max(0, index - 24), index),
    )
  );
}

/** "Prompt was ...": without a mark, only a name of content itself introduces what it says. */
function saidToBe(text: string, cue: RegExpExecArray): RegExpExecArray | null {
  if (!NAME_OF_CONTENT.test(cue[0])) return null;
  SAID_TO_BE.lastIndex = cue.index + cue[0].length;
  return SAID_TO_BE.exec(text);
}

/** "files.upload_ttl_seconds": part of the name of a setting or column introduces nothing. */
function isPartOfName(text: string, cue: RegExpExecArray): boolean {
  const end = cue.index + cue[0].length;
  return (
    !cue[0].includes('.') &&
    /^(?:\{|-[\p{L}\d]|\p{L}{0,8}[._](?!(?:txt|md|docx?|pdf|csv|rtf|eml|log|srt|vtt|json)(?!\p{L}))\p{L})/u.test(
      text.slice(end, end + 16),
    )
  );
}

/** "user prompt how do I ...": believed only in full, so that talk about prompts is none. */
function wordsOf(text: string, cue: RegExpExecArray): RegExpExecArray | null {
  const end = cue.index + cue[0].length;
  const word = /^\w{0,12}/.exec(text.slice(end, end + 12))?.[0] ?? '';
  if (!WHOSE_WORDS.test(text.slice(Math.max(0, cue.index - 16), end + word.length))) return null;
  WORDS_THEMSELVES.lastIndex = end + word.length;
  const lead = WORDS_THEMSELVES.exec(text);
  if (lead === null) return null;
  const { operational, words } = topicOf(
    text.slice(lead.index, lead.index + LONGEST).split('\n', 1)[0] ?? '',
  );
  return operational === 0 && words >= 2 ? lead : null;
}

/** "(user) ...", "[assistant] ..." at the start of a line. */
function roleInBrackets(text: string, cue: RegExpExecArray): RegExpExecArray | null {
  if (!/(?:^|[\n|])[ \t]{0,4}[([]$/.test(text.slice(Math.max(0, cue.index - 6), cue.index))) return null;
  CLOSING_BRACKET.lastIndex = cue.index + cue[0].length;
  return CLOSING_BRACKET.exec(text);
}

/** What was said: to the closing quote, or to the end of the line; four lines where it began on a line of its own. */
function wordsFrom(text: string, start: number, lead: string, document: boolean): string {
  const window = text.slice(start, start + LONGEST);
  const quote = /["'」』]?$/.exec(lead.trimEnd())?.[0] ?? '';
  const closing = quote === '' ? -1 : window.search(quote === "'" ? /'(?!\p{L})/u : /["」』]/);
  if (closing > 0) return window.slice(0, closing);
  const lines = window.split('\n');
  const first = lines[0] ?? '';
  // A few words may go on below: cut by a width, or as the fields of a form.
  const goesOn = first.length < SHORT_LINE && (document || !NEXT_FIELD.test(lines[1] ?? ''));
  const count =
    lead.includes('\n') || (goesOn && (document || /\S[\s,;|]\S/.test(first))) ? 4 : goesOn ? 2 : 1;
  return lines.slice(0, count).join('\n').trimEnd();
}

/** Whether a sentence that goes on after some words says that somebody said them. */
function introduces(after: string): boolean {
  CUE.lastIndex = 0;
  return CUE.test(after.split('\n', 2).join(' '));
}

function isContent(said: string, lead: string): boolean {
  if (said.length < SHORTEST || NOTHING_SAID.test(said) || COUNTED.test(said)) return false;
  const { operational, words } = topicOf(said);
  if (TOGETHER.test(said)) return operational === 0;
  if (DOCUMENT_CUES.test(lead) && PROGRAM.test(said) && said.includes('\n')) return true;
  const spoken = said.trim().split(/[\s,;|+]+/).length;
  if (spoken < 3 || words < 2 || said.replace(/\P{L}/gu, '').length < FEWEST_LETTERS) return false;
  if (spoken <= 9 && FIXED_MESSAGE.test(said)) return false;
  // Names and codes that only the service uses: somebody talks about it, whoever is quoted.
  if (OF_THE_SERVICE.test(said)) return false;
  const share = operational / words;
  const document = DOCUMENT_CUES.test(lead);
  // "Summarise the meeting of the logistics team": what is called a prompt may ask about the trade's own words.
  if (/prompt/i.test(lead) && PERSONAL.test(said)) return share <= 0.5;
  // Below its cue or in a fence, a document is one even where a third of it are words of the trade.
  const most = document && lead.includes('\n') ? 0.34 : document ? 0.25 : 0.3;
  return PERSONAL.test(said) ? share <= 0.34 : share <= most && words >= 3;
}

function classOf(lead: string): RedactionClass {
  if (DOCUMENT_CUES.test(lead)) return 'file_content';
  return ANSWER_CUES.test(lead) ? 'generated_content' : 'prompt_text';
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const UTTERANCE_PATTERNS: readonly RegExp[] = [CUE, QUOTED, LINE_OF_VALUES, STRING_OF_SQL];
