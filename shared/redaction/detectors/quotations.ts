import { isBehindClosingQuote } from '../detect/context.ts';
import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { WORD_END, WORD_START } from '../detect/words.ts';
import { topicOf } from '../vocabulary/operations.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

import {
  ANSWERED,
  ANSWERING,
  ASKED,
  ASKING,
  FIXED_MESSAGE,
  SAID_BY_OPERATOR,
} from '../vocabulary/speakers.ts';

const LEAD = '[^"\'\\n]{0,60}';
const NOTHING_SAID =
  /^(?:not?|none|never|nothing|omitted|redacted|removed|masked|hidden|withheld|unavailable|unknown|empty|(?:was|were|is|are)\s(?:not|never|omitted|redacted|removed|hidden|empty|unknown|private)|nor|and|or|text|tokens?|cache|length|size|count|policy|no|nicht|keine|kein|wurde|no se|non|pas|não|niet|n\/a|\[|<|-|\d)/i;
const SENTENCE_WORDS =
  /(?<![\p{L}\p{N}])(?:i|i'm|my|me|you|your|please|can|could|would|how|what|why|who|when|where|write|explain|translate|summari[sz]e|tell|give|help|make|create|fix|draft|here|sure|certainly|of course|hello|hi|thanks|thank|the|ich|mein|du|bitte|wie|warum|hier|schreib|yo|mi|por favor|cómo|qué|escribe|aquí|je|mon|ma|peux|comment|voici|écris|eu|meu|como|escreva|aqui|io|mio|puoi|come|ecco|scrivi|ik|mijn|kun|hoe|schrijf|claro|voici|certo|gern|gerne|natürlich|oczywiście|tabii|proszę|lütfen|пожалуйста|вот|мой|моё|как)(?![\p{L}\p{N}])|[?？¿]|[ぁ-んァ-ン]|[\u4e00-\u9fff]{3}/iu;

// Remarks of the people who run the service may be quoted, and so may names of things on the screen.
const OPERATOR =
  /(?:operator|shift|lead|reviewer|auditor|maintainer|on-?call|oncall|admin|owner|engineer|commander|colleague|team|support|alert|slide|training|motto|poster|label|button|page|banner|column|title|heading|status|remark|advice|runbook|docs?|documentation|policy|note|comment|reason|(?<!(?:user|customer|client|caller)\s)message)\b[^"\n]{0,40}"?$/i;

// What the people who run the service say to each other.
const OF_AN_OPERATOR =
  /(?:owner|operator|engineer|admin|commander|colleague|lead|manager|team)['’]s\s(?:answer|reply|question|comment|note|remark)[^"\n]{0,12}"?$/i;

// What those ask who look into an incident.
const OF_THE_INVESTIGATION =
  /(?:open|next|remaining|key|main|unanswered|our|your)\s(?:question|frage|pregunta)s?\s?:\s{0,2}$/i;

// "every answer: age and state" is about answers; at the start of a line the same word introduces one.
const WEAK_NAME =
  /(?<!\b(?:model|assistant|partial|final|generated|raw|full|llm|bot|user|customer|last|first))(?<=[a-z,;])\s(?:answer|reply|question|input|instructions?|output)["'`]?(?:\s(?:was|is))?\s{0,2}(?:[:=]>?|->)\s{0,2}$/i;
const PERSONAL_WORDS =
  /\b(?:i|i'm|my|me|you|your|please|sure|certainly|hello|thanks)\b|[?？]|[ぁ-ん]|[\u4e00-\u9fff]{3}/i;

// A statement is an answer, whatever its columns are called.
const STATEMENT =
  /\b(?:select\s[^\n]{1,80}\sfrom|insert into|delete from|def \w{1,40}\(|function \w{0,40}\()/i;

// What people tell a coding agent to do is a prompt, though it is full of words of the trade.
const TASK =
  /^(?:please\s)?(?:add|create|write|fix|make|refactor|implement|convert|explain|summari[sz]e|translate|draft|generate|rewrite|rename|port|migrate|optimi[sz]e|build|debug|find|give me|show me|tell me|help)\s(?:a|an|the|this|that|all|every|my|our|me|\p{Ll}+)\s/iu;

function isUtterance({ value }: Candidate): boolean {
  if (isTalkOfTheTrade(value) && !STATEMENT.test(value) && !TASK.test(value)) return false;
  const words = value.trim().split(/\s+/).length;
  if (words < 2 && !/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{4}/.test(value)) return false;
  return !(words <= 9 && FIXED_MESSAGE.test(value));
}

function isUnquotedUtterance(candidate: Candidate): boolean {
  const value = candidate.value.trim();
  if (
    isTalkOfTheTrade(value) &&
    !(
      TASK.test(value) &&
      /prompt|(?:^|\n)(?:user|customer|human)\]?\s?[:>]\s{0,2}$/i.test(textBefore(candidate, 40))
    )
  )
    return false;
  const words = value.split(/\s+/);
  if (NOTHING_SAID.test(value) || (words.length <= 4 && isSafeValue(words[0] ?? ''))) return false;
  if (/[\u3040-\u30ff\u4e00-\u9fff]{5}/.test(value) || STATEMENT.test(value)) return true;
  if (words.length < 3) return false;
  return WEAK_NAME.test(textBefore(candidate, 32)) ? PERSONAL_WORDS.test(value) : SENTENCE_WORDS.test(value);
}

/** Mostly words that people who run a gateway use: a remark or a message of theirs. */
function isTalkOfTheTrade(text: string): boolean {
  const { operational, words } = topicOf(text);
  if (operational === 0) return false;
  const share = operational / words;
  if (words <= 3) return share >= 0.5;
  return operational >= 2 && share > (PERSONAL_WORDS.test(text) ? 0.45 : 0.4);
}

/** Behind the full word for who speaks, a sentence needs no word of address to be speech. */
function isLongSpeech(candidate: Candidate): boolean {
  const value = candidate.value.trim();
  return (
    /(?:^|\W)(?:user|assistant|human|chatgpt|ai|bot|nutzer|usuario|utilisateur|assistent|asistente)\]?\s{0,2}[:>]?\s{0,2}$/i.test(
      textBefore(candidate, 16),
    ) &&
    value.split(/\s+/).length >= 5 &&
    /^\p{Lu}?\p{Ll}+[,\s]/u.test(value) &&
    !NOTHING_SAID.test(value) &&
    !isTalkOfTheTrade(value) &&
    !FIXED_MESSAGE.test(value)
  );
}

function isRoleLine(candidate: Candidate): boolean {
  // Question and answer on one line, about the trade: what people of the service ask each other.
  if (
    /\s(?:A|Réponse|Antwort|Respuesta|Risposta|Resposta|Antwoord|Ответ)\s?[:.]\s/.test(candidate.value) &&
    topicOf(candidate.value).operational >= 2
  )
    return false;
  if (!isUnquotedUtterance(candidate) && !isLongSpeech(candidate)) return false;
  if (/\b(?:op|us|[a-z]{1,2})\*{2,}@|^\d|^(?:agent|version|id|count)\b/i.test(candidate.value)) return false;
  return true;
}

/** Both quote styles as detectors of one cue. */
function quotedAfter(name: string, of: Detector['class'], cue: string): Detector[] {
  return [
    {
      name: `${name}, in double quotes`,
      class: of,
      pattern: new RegExp(`${WORD_START}(?:${cue})${LEAD}"{1,2}(?<value>[^"\\n]{4,4000})`, 'dgiu'),
      cues: ['"'],
      accept: (candidate) =>
        isUtterance(candidate) &&
        !OF_AN_OPERATOR.test(textBefore(candidate, 48)) &&
        !isBehindClosingQuote(candidate.text, candidate.start),
    },
    {
      name: `${name}, in single quotes`,
      class: of,
      pattern: new RegExp(
        `${WORD_START}(?:${cue})${LEAD}(?<![\\p{L}\\p{N}])'(?<value>(?:[^'\\n]|'(?=\\p{L})){4,4000})`,
        'dgiu',
      ),
      cues: ["'"],
      accept: isUtterance,
    },
  ];
}

/** Verbatim words of users and models. The span is what was said, not the words that introduce it. */
export const QUOTATION_DETECTORS: readonly Detector[] = [
  ...quotedAfter('what a user asked', 'prompt_text', ASKING),
  ...quotedAfter('what a model answered', 'generated_content', ANSWERING),
  ...quotedAfter('a named prompt', 'prompt_text', `${ASKED}${WORD_END}`),
  ...quotedAfter('a named answer', 'generated_content', `(?:${ANSWERED}|output)${WORD_END}`),
  {
    name: 'prompt after its name',
    class: 'prompt_text',
    pattern: new RegExp(
      `${WORD_START}(?:${ASKED})["'\`]?(?:\\s(?:was|is|said|reads?))?\\s{0,2}(?:[:=]>?|->|→|\\stext:|\\scontent:)\\s{0,2}(?:\\n\\s{0,4})?(?:>\\s?|\`{3}\\w{0,12}\\n|[|>]-?\\n\\s{0,8})?(?<value>[^\\n]{8,4000})`,
      'dgiu',
    ),
    accept: (candidate) =>
      isUnquotedUtterance(candidate) && !OF_THE_INVESTIGATION.test(textBefore(candidate, 32)),
  },
  {
    name: 'prompt after its name and whose it is',
    class: 'prompt_text',
    pattern: new RegExp(
      `${WORD_START}(?:${ASKED})\\s(?:that|which|of|from|by|des|der|vom|del|de|du|dell|do|van|użytkownika|пользователя)[\\s'](?!(?:the\\s|an?\\s|our\\s)?(?:finance|legal|support|management|ops|operations|on-?call|sre|engineering|retro|review|post-?mortem|meeting|call|channel|team|owner|operator|sales|security|accounting)\\b)[^:\\n"]{1,40}:\\s{1,2}(?<value>[^\\n]{8,4000})`,
      'dgiu',
    ),
    cues: [':'],
    accept: isUnquotedUtterance,
  },
  {
    name: 'words of a user in quotes',
    class: 'prompt_text',
    pattern:
      /(?<![\p{L}_-])(?:user|customer|nutzer|usuario|utilisateur|utente|gebruiker|human)\s?:?\s?"(?<value>[^"\n]{8,4000})"/dgiu,
    cues: ['"'],
    accept: (candidate) => isUtterance(candidate) && candidate.value.trim().split(/\s+/).length >= 4,
  },
  {
    name: 'answer after its name',
    class: 'generated_content',
    pattern: new RegExp(
      `${WORD_START}(?:${ANSWERED})["'\`]?(?:\\s(?:was|is|said|reads?))?\\s{0,2}(?:[:=]>?|->|→|\\stext:|\\scontent:)\\s{0,2}(?:\\n\\s{0,4})?(?:>\\s?|\`{3}\\w{0,12}\\n|[|>]-?\\n\\s{0,8})?(?<value>[^\\n]{8,4000})`,
      'dgiu',
    ),
    accept: isUnquotedUtterance,
  },
  {
    name: 'what a user asked, after a colon',
    class: 'prompt_text',
    pattern: new RegExp(`${WORD_START}(?:${ASKING})\\s?:\\s{1,2}(?<value>[^\\n]{8,4000})`, 'dgiu'),
    cues: [':'],
    accept: (candidate) => isUnquotedUtterance(candidate) && PERSONAL_WORDS.test(candidate.value),
  },
  {
    name: 'what a model answered, after a colon',
    class: 'generated_content',
    pattern: new RegExp(`${WORD_START}(?:${ANSWERING})\\s?:\\s{1,2}(?<value>[^\\n]{8,4000})`, 'dgiu'),
    cues: [':'],
    accept: (candidate) => isUnquotedUtterance(candidate) && PERSONAL_WORDS.test(candidate.value),
  },
  {
    name: 'quoted text of a response or document',
    class: 'generated_content',
    pattern:
      /(?<![\p{L}_])(?:response|reply|delta|chunk|snippet|document|ocr|attachment|scan|pdf|audio|recording|voice(?:\snote)?|image|caption|subtitle)s?\s?[:=]\s?"(?<value>[^"\n]{8,4000})/dgiu,
    cues: ['"'],
    accept: (candidate) =>
      isUtterance(candidate) && /\s\S+\s/.test(candidate.value) && !FIXED_MESSAGE.test(candidate.value),
  },
  {
    name: 'line of a user in a transcript',
    class: 'prompt_text',
    pattern:
      /(?:^|\n|[|>\])]\s?)[ \t>*-]{0,6}(?:\d{1,2}:\d{2}(?::\d{2})?\s)?\[?(?:user|human|customer|q|question|nutzer|benutzer|kunde|usuario|utilisateur|usuário|utente|gebruiker|you|me|ユーザー|用户|사용자|пользователь)(?:\]\s?[:>]?|(?:\s?\([^()\n]{0,20}\))?\s{0,2}[:>：])\s{0,2}(?<value>[^\n]{6,4000})/dgiu,
    accept: isRoleLine,
  },
  {
    name: 'line of a model in a transcript',
    class: 'generated_content',
    pattern:
      /(?:^|\n|[|>\])]\s?)[ \t>*-]{0,6}(?:\d{1,2}:\d{2}(?::\d{2})?\s)?\[?(?:assistant|ai|bot|model|gpt|chatgpt|codex|claude|llm|a|answer|assistent|modell|asistente|modelo|modèle|assistente|modello|アシスタント|助手|모델|ассистент|system)(?:\]\s?[:>]?|(?:\s?\([^()\n]{0,20}\))?\s{0,2}[:>：])\s{0,2}(?<value>[^\n]{6,4000})/dgiu,
    accept: isRoleLine,
  },
  {
    name: 'turns marked by letters',
    class: 'prompt_text',
    pattern: /(?:^|\n)(?:U|H|C|Q)[:>]\s{0,2}(?<value>[^\n]{4,4000}\n(?:M|A|B|S)[:>]\s{0,2}[^\n]{4,4000})/dg,
    accept: ({ value }) => {
      const { operational, words } = topicOf(value);
      return operational < 3 || operational / words <= 0.3;
    },
  },
  {
    name: 'quoted sentence of somebody',
    class: 'prompt_text',
    pattern: /"(?<value>[^"\n]{24,4000})"/dg,
    cues: ['"'],
    accept: (candidate) =>
      candidate.value.split(/\s+/).length >= 6 &&
      /\b(?:i|i'm|my|me|you|your|please)\b/i.test(candidate.value) &&
      !/[{}=<>\\]/.test(candidate.value) &&
      !FIXED_MESSAGE.test(candidate.value) &&
      !OPERATOR.test(textBefore(candidate, 60)) &&
      !SAID_BY_OPERATOR.test(textAfter(candidate, 60)),
  },
  {
    name: 'chat template',
    class: 'prompt_text',
    pattern:
      /<\|(?:im_start|start_header_id|start|user|assistant|system|message)\|?>(?<value>[^\n]{2,4000})|\[INST\][^\n]{2,4000}|<<SYS>>[^\n]{2,4000}|<\/?(?:user_query|user_message|system_prompt|assistant_response)>[^\n]{2,4000}|###\s?(?:Instruction|Response|Input|Human|Assistant|User|System):?\s{0,2}\n?[^\n]{4,4000}/dgi,
    cues: ['<|', '[inst]', '<<sys>>', '###', '_query>', '_message>', '_prompt>', '_response>'],
  },
  {
    name: 'content field of a message',
    class: 'payload_json',
    pattern:
      /["']?(?:role["']?\s{0,2}(?:=>|[:=])\s{0,2}["']?(?:user|assistant|system|developer|tool)["']?[\s,;]{1,4})["']?(?:content|text)["']?\s{0,2}(?:=>|[:=])\s{0,2}["']?(?<value>[^\n"]{2,4000})/dgi,
    cues: ['role'],
  },
  {
    name: 'content field alone',
    class: 'payload_json',
    pattern:
      /(?:^|[\s{,([])["']?(?:content|(?:extra\.)?(?:input|output|prompt|completion|generated|answer|response|partial|user|assistant)_(?:text|input|output|message|so_far)|input|message|messages|text|body|request_body|response_body|payload|raw_body)["']?\s{0,2}(?:=>|[:=])\s{0,2}["']{1,2}(?<value>[^\n"']{6,4000})/dgi,
    cues: ['content', 'input', '_', 'message', 'text', 'body', 'payload'],
    accept: (candidate) =>
      isUtterance(candidate) &&
      !/fixed[^\n"]{0,16}"$/i.test(textBefore(candidate, 24)) &&
      !FIXED_MESSAGE.test(candidate.value) &&
      !NOTHING_SAID.test(candidate.value) &&
      !/error[^\n]{0,40}$/i.test(textBefore(candidate, 48)),
  },
  {
    name: 'question reported in prose',
    class: 'prompt_text',
    severity: 'warn',
    pattern:
      /(?<![a-z])(?:user|customer|caller|client|developer)s?\s(?:had\s|has\s|have\s)?(?:asked|typed|wrote|prompted|wanted to know|requested)(?:\sthe\smodel|\scodex|\sit)?\s(?<value>(?:how|what|why|whether|who|about|to\s(?:write|translate|summari[sz]e|explain|draft|rewrite|generate|describe))\s[^\n.;]{6,400})/dgi,
    cues: ['asked', 'typed', 'wrote', 'prompted', 'wanted', 'requested'],
  },
];
