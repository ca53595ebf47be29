import { isBehindClosingQuote, isCalledCommit, isCalledCorrelation } from '../detect/context.ts';
import { type Candidate, type Detector, textBefore } from '../detect/detector.ts';
import { isRandomRun } from '../detect/opaque.ts';
import { isMetadataField } from '../vocabulary/metadata-fields.ts';
import { topicOf } from '../vocabulary/operations.ts';
import { PROGRAM } from '../vocabulary/programs.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';
import { FIXED_MESSAGE } from '../vocabulary/speakers.ts';

/** Words about the service behind a word for contents: a remark on a file, none of its lines. */
function isRemarkOnTheService(text: string): boolean {
  const { operational, words } = topicOf(text);
  return operational >= 3 && operational / words > 0.3;
}

/** Words of another topic, or lines of a program: what stands in people's files. */
function isFromElsewhere({ value }: Candidate): boolean {
  const { operational, words } = topicOf(value);
  return words >= 4 && (operational / words <= 0.34 || PROGRAM.test(value));
}

function looksEncoded(candidate: Candidate): boolean {
  const { value } = candidate;
  if (
    isCalledCorrelation(candidate) ||
    isCalledCommit(candidate) ||
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(value)
  )
    return false;
  if (candidate.view === 'joined' && !isRandomRun(value)) return false;
  const mixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  // Paths and word lists have short pieces between their slashes.
  return (
    (mixed && !/^[\w-]*(?:\/[a-z][\w.:-]*){2,}$/i.test(value.slice(0, 120))) || (/=$/.test(value) && mixed)
  );
}

/** Encoded runs, frames, parts and pasted files. */
export const BLOB_DETECTORS: readonly Detector[] = [
  {
    name: 'data link',
    class: 'base64_blob',
    pattern: /data:[\w.+-]{1,40}\/[\w.+-]{1,60}(?:;[\w=.-]{1,40}){0,4},[^\s"')>]{4,65536}/gi,
    cues: ['data:'],
    alsoIn: ['joined'],
  },
  {
    name: 'long encoded run',
    class: 'base64_blob',
    shortestRun: 40,
    pattern: /(?<![\w+/=-])[A-Za-z0-9+/_-]{40,65536}={0,2}/g,
    alsoIn: ['joined', 'reversed'],
    accept: looksEncoded,
  },
  {
    name: 'encoded run with its padding',
    class: 'base64_blob',
    shortestRun: 23,
    pattern: /(?<![\w+/=-])[A-Za-z0-9+/]{22,65536}={1,2}(?![\w=])/g,
    // Retyped in one case it is still too long for a word.
    accept: ({ value }) =>
      /\d/.test(value) && (value.length >= 40 || (/[a-z]/.test(value) && /[A-Z]/.test(value))),
  },
  {
    name: 'lines of encoded data',
    class: 'base64_blob',
    shortestRun: 48,
    pattern:
      /(?:^|\n)[ \t>|]{0,8}[A-Za-z0-9+/]{48,100}={0,2}(?:\r?\n[ \t>|]{0,8}[A-Za-z0-9+/]{8,100}={0,2}){1,2000}/g,
    accept: ({ value }) => /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value),
  },
  {
    name: 'subtitles',
    class: 'file_content',
    pattern:
      /\d{2}:\d{2}:\d{2}(?:[,.]\d{3}\s(?:-->)?|\s-->)\s?\d{2}:\d{2}:\d{2}(?:[,.]\d{3})?[^\n]{0,40}\n[^\n]{2,400}/g,
    cues: [',0', '.0', ',5', '.5', ':'],
  },
  {
    name: 'file printed at a prompt',
    class: 'file_content',
    pattern:
      /(?:^|\n)(?:[^\n$#]{0,40}[$#]\s(?:cat|head|tail|less|more|bat)\s(?:-\S{1,12}\s(?:\d{1,4}\s)?){0,3}[\w./-]{1,80}(?:\s<\s\S{1,40})?|iex(?:\(\d{1,4}\))?>\s[^\n]{0,80}File\.(?:read|stream)[^\n]{0,80})\n(?:`{0,3}\w{0,12}\n)?["'”“]?(?<value>[^\n]{4,400}(?:\n[^\n$#][^\n]{0,400}){0,20})/dg,
    cues: ['cat ', 'head ', 'tail ', 'less ', 'more ', 'bat ', 'file.'],
    accept: isFromElsewhere,
  },
  {
    name: 'attachment between its marks',
    class: 'file_content',
    pattern:
      /-{3,8}\s?BEGIN (?:ATTACHMENT|FILE|UPLOAD|DOCUMENT|TEXT)\s?-{3,8}\n(?<value>[^\n]{2,400}(?:\n(?!-{3})[^\n]{0,400}){0,40})/dgi,
    cues: ['begin '],
  },
  {
    name: 'speakers of a recording',
    class: 'file_content',
    pattern:
      /(?:^|\n)["'>\s]{0,6}(?:speaker|sprecher(?:in)?|locuteur|hablante|relatore|orador|spreker|mówca|спикер|話者|说话人)\s?[\dA-D]{1,2}\s?[:：][^\n]{4,400}\n["'>\s]{0,6}(?:speaker|sprecher(?:in)?|locuteur|hablante|relatore|orador|spreker|mówca|спикер|話者|说话人)\s?[\dA-D]{1,2}\s?[:：][^\n]{4,400}/giu,
  },
  {
    name: 'here document',
    class: 'file_content',
    pattern:
      /<<[-~]?\s?["']?(?<mark>[A-Z_]{2,16})["']?[^\n]{0,80}\n(?<value>[^\n]{1,400}(?:\n(?!\k<mark>)[^\n]{0,400}){0,40})/dg,
    cues: ['<<'],
    accept: isFromElsewhere,
  },
  {
    name: 'text that a line below points at',
    class: 'file_content',
    pattern:
      /(?<value>(?:[^\n]{1,200}\n){1,12})[#/>*\s-]{0,6}[\^↑]{1,3}\s?[^\n]{0,40}(?:user|customer|client|model|assistant|uploaded|pasted|verbatim|typed|asked|answered)/dgi,
    cues: ['^', '↑'],
  },
  {
    name: 'bytes written out',
    class: 'base64_blob',
    pattern:
      /(?:\\x[0-9a-f]{2}|\\[0-3][0-7]{2}){6,8192}|<<\s?\d{1,3}(?:,\s?\d{1,3}){7,8192}|\[\s?\d{1,3}(?:,\s?\d{1,3}){23,8192}|(?<![\w:])(?:[0-9a-f]{2}[ :]){12,8192}[0-9a-f]{2}(?![\w:])|(?:^|\n)[0-9a-f]{6,8}:?\s{1,3}(?:[0-9a-f]{2,4}\s{1,2}){4,16}[^\n]{0,40}/gi,
    cues: ['\\x', '\\', '<<', '[', ' ', ':'],
    accept: ({ value }) => /[a-f]|\\|<<|\[/i.test(value) && /\d/.test(value),
  },
  {
    name: 'frame of a socket',
    class: 'websocket_frame',
    pattern:
      /(?:(?:text|binary|ws|websocket|raw|socket|inbound|outbound|client|server|upstream|downstream)[ _-]?frame|(?:ws|websocket|socket)[ _-]?(?:message|msg|payload|data|event)|frame(?:[ _-]?(?:payload|data|content|body|text)|\s\([a-z]{1,12}\))?|opcode\s?=?\s?[12x0]{1,3}[^\n]{0,20}(?:payload|data)(?=\s?[:="]))["']?(?:\s(?:was|is|said|contained|received|sent))?\s{0,2}(?:[:=]|(?="))\s{0,2}(?<value>[^\n]{6,4000})/dgi,
    cues: ['frame', 'socket', 'ws', 'opcode'],
    accept: (candidate) => !isMeasure(candidate.value),
  },
  {
    name: 'arrow of a frame log',
    class: 'websocket_frame',
    pattern:
      /(?:^|\n|\s)(?:<<<?|>>>?|<-|->|⇠|⇢|←|→|↑|↓|SEND|RECV|\[ws\]|WS)\s{0,2}(?<value>[[{]\s?"[^\n]{4,4000}|\d{1,2}\["[^\n]{4,4000})/dg,
  },
  {
    name: 'frame of a Phoenix or Socket.IO channel',
    class: 'websocket_frame',
    pattern:
      /\[\s?(?:"\d{0,8}"|null)\s?,\s?(?:"\d{0,8}"|null)\s?,\s?"[^"\n]{1,120}"\s?,\s?"[^"\n]{1,60}"\s?,[^\n]{1,4000}|(?<![\w.])4[0-9]{1,3}\["[^\n]{3,4000}/g,
    cues: ['['],
  },
  {
    name: 'stream event',
    class: 'websocket_frame',
    pattern:
      /(?:^|\n|\s)(?:event|evento)\s?:\s?(?:response|message|content_block|delta|completion|conversation|session|thread|input_audio|error)[._]?[\w.]{0,60}\s{0,4}\n?\s{0,4}data\s?:[^\n]{1,4000}|(?:^|\n)\s{0,4}data:\s?(?:\{|\[(?!DONE))[^\n]{1,4000}/gi,
    cues: ['data'],
  },
  {
    name: 'multipart part',
    class: 'payload_json',
    pattern:
      /(?:-{2,40}[\w'()+,./:=?-]{0,70}\r?\n)?content-disposition\s?:\s?(?:form-data|attachment)[^\n]{0,400}(?:\r?\n[^\n]{0,2000}){0,40}|-{4,40}(?:webkit)?formboundary\w{4,40}[^\n]{0,400}|content-type:\s?multipart\/[^\n]{1,300}boundary[^\n]{1,200}/gi,
    cues: ['content-disposition', 'formboundary', 'multipart'],
  },
  {
    name: 'form body',
    class: 'payload_json',
    pattern:
      /(?:body|payload|form|--data(?:-raw|-binary|-urlencode)?|-d)["']?\s{0,2}[:=]?\s{0,2}["']?(?<value>[\w.%[\]-]{1,40}=[^\s"'&]{1,400}(?:&[\w.%[\]-]{1,40}=[^\s"'&]{0,400}){1,40})/dgi,
    cues: ['&'],
  },
  {
    name: 'media or document bytes',
    class: 'file_content',
    pattern:
      /%PDF-\d\.\d[^\n]{0,400}|(?<![\w])(?:iVBORw0KGgo|\/9j\/4|R0lGOD|UklGR|JVBERi0|UEsDB|H4sI|SUkqA|AAAAIGZ0eXA|T2dnUw|SUQz)[\w+/=]{6,65536}|PNG\\r\\n|BEGIN:V(?:CARD|CALENDAR|EVENT)[^\n]{0,200}(?:\r?\n[^\n]{0,400}){0,60}|\{\\rtf1[^\n]{0,2000}|<\?xml[^\n]{0,400}|<!doctype\s[^\n]{0,400}|<html[\s>][^\n]{0,400}|(?:^|\n)#!\s?\/[^\n]{1,120}(?:\n[^\n]{0,400}){0,20}|diff --git [^\n]{1,200}/gi,
  },
  {
    name: 'contents called so',
    class: 'file_content',
    pattern:
      /(?<![\p{L}_])(?:(?:file(?:'s)?|document|attachment|upload(?:ed)?(?:\sfile)?|spreadsheet|image|ocr|page\s\d{1,4})\s(?:contents?|text|reads?|says?|said|began|begins|starts|body|excerpt|preview|snippet|sample)|file_search\sresult(?:\stext)?|transcript(?:ion)?(?:\stext|\sof\s[\w\s]{1,30})?|[\w-]{1,40}\.(?:txt|md|docx?|pdf|csv|json|ya?ml|log|rtf|eml)(?:\scontents?)?(?:\s(?:says?|said|reads?|contains?|contained|starts?\swith|begins?\swith))|pasted\s(?:document|text|file|note|letter|contract|page)s?|uploaded\s(?:text|document|note)s?|file_contents?|dateiinhalt|inhalt der datei|contenido del archivo|contenu du fichier|conteúdo do arquivo|contenuto del file|bestandsinhoud|ファイルの内容|文件内容)(?:\s(?:was|is|were|with|as follows))?["'`]?\s{0,2}(?:[:=]|(?<=(?:txt|docx?|pdf|csv|rtf|eml)\s(?:says|said|reads|contains))\s(?=\p{L})|(?<=says|said|reads|contains|with)\s(?=["'`]))\s{0,2}(?:[|>]-?)?\s{0,2}\n?\s{0,4}(?:`{3}\w{0,12}\n|>\s?)?["']?(?<value>[^\n]{8,4000})/dgiu,
    accept: ({ value }) =>
      !isMeasure(value) &&
      !(value.split(/\s+/).length <= 12 && FIXED_MESSAGE.test(value)) &&
      !isRemarkOnTheService(value) &&
      !/^\d+,\s/.test(value) &&
      !/^(?:not|never|none|was|were|omitted)\b/i.test(value) &&
      /\s\S+\s|[,;|]/.test(value),
  },
  {
    name: 'part of a file, quoted or after a colon',
    class: 'file_content',
    pattern:
      /(?:(?:contents?|text|body|(?:first|last|second|next)\s(?:line|words?|page|row|paragraph)s?|excerpt|beginning|start|cat|head|tail|dump)\sof\s(?:the\s|a\s|his\s|her\s|their\s)?(?:file|upload|document|attachment|notes?|[\w-]{1,40}\.[a-z]{2,5}|image|pdf|spreadsheet|recording)|(?:file|document|attachment|upload)\s(?:body|content|contents|text)|(?:csv|spreadsheet|excel|personal)\s(?:row|line|record|data)s?)["'`]?(?:\s(?:was|is|were|reads?|said|says))?\s{0,2}(?:[:=]\s{0,2}["'`]?|["'])(?<value>[^\n"]{6,4000})/dgiu,
    cues: [
      'csv',
      'spreadsheet',
      'excel',
      'personal',
      'file',
      'upload',
      'document',
      'attachment',
      'note',
      'image',
      'pdf',
      'recording',
      '.',
    ],
    accept: ({ value, text, start }) =>
      !isBehindClosingQuote(text, start) &&
      !isMeasure(value) &&
      /\s|,\S+,/.test(value.trim()) &&
      !/^(?:not|never|none|was|were|omitted)\b/i.test(value),
  },
  {
    name: 'elements of a document',
    class: 'payload_json',
    pattern: /<(?<tag>[a-z][\w:.-]{1,40})(?:\s[^<>\n]{0,120})?>[^<\n]{1,400}<\/\k<tag>>/gi,
    cues: ['</'],
    accept: ({ groups }) =>
      !/^(?:td|th|tr|li|ul|ol|p|div|h[1-6]|pre|br|hr|dt|dd|summary|details|sup|sub|abbr|time)$/i.test(
        groups.tag ?? '',
      ),
  },
  {
    name: 'GraphQL operation',
    class: 'payload_json',
    pattern:
      /(?<![\w])(?:query|mutation|subscription)\s?\w{0,40}\s?(?:\([^()\n]{0,200}\)\s?)?\{\s?\w{1,60}[^\n]{0,400}\}/gi,
    cues: ['query', 'mutation', 'subscription'],
  },
  {
    name: 'content in tags',
    class: 'payload_json',
    pattern:
      /<(?:prompt|message|content|input|text|body|question|answer|instructions?|query|response|output)>(?<value>[^<\n]{2,4000})(?=<\/)/dgi,
    cues: ['<'],
  },
  {
    name: 'text taken from a document',
    class: 'file_content',
    pattern:
      /(?<![\p{L}])(?:(?:ocr|extract(?:ion|ed)?|upload|pdf|attachment|document|page|scan|file|image|transcript)(?:_[a-z]{2,12})?\s[^\n"]{0,60}?(?:result|preview|text|content|extract|layer|snippet|excerpt|body)|text\s(?:layer|regions?|blocks?)\sof\s[^\n":=]{1,24})["']?\s{0,2}[:=]\s{0,2}"(?<value>[^"]{20,2000})/dgiu,
    cues: ['"'],
    accept: isFromElsewhere,
  },
  {
    name: 'job that is called with its arguments',
    class: 'job_args',
    pattern:
      /(?<![\w.])(?:[\w.]{0,60}(?:Worker|Job)\.(?:new|perform|enqueue|perform_async|perform_later|delay|apply_async|push)\(\s?(?<value>[%{[(][^\n]{4,2000}))|(?<![a-z_])args=(?<tuple>\([^()\n]{0,200}'[^()\n]{1,400}\))/g,
    cues: ['worker', 'job', 'args'],
  },
  {
    name: 'form sent as a body',
    class: 'payload_json',
    pattern:
      /(?:^|\n)[ \t>]{0,4}(?<value>[a-z][\w.[\]-]{0,40}=[^\s&=]{0,400}(?:&[a-z][\w.[\]-]{0,40}=[^\s&=]{0,400}){1,60})(?=\s|$)/dgi,
    cues: ['&'],
    accept: ({ value }) => value.split('&').some(isPrivateField),
  },
  {
    name: 'frame of STOMP',
    class: 'websocket_frame',
    pattern: /(?:^|\n)(?:MESSAGE|SEND|RECEIPT|ERROR)\n(?:[a-z-]{2,40}:[^\n]{0,200}\n){1,12}\n[^\n]{2,2000}/g,
  },
  {
    name: 'job arguments without an object',
    class: 'job_args',
    pattern:
      /(?<![a-z_])(?:(?:oban|job|worker)?[_ ]?(?:args|arguments|meta)|(?:oban|job|worker)[_ ]errors)["'`]?\s{0,2}(?:=>|were|was|[:=])\s{0,2}(?<value>[^\s,;.][^\n,;]{2,400}[=:][^\n,;]{1,400})/dgi,
    cues: ['args', 'arguments', 'meta', 'errors'],
    accept: ({ value }) =>
      !isMeasure(value) && !/^\[?(?:not|never|omitted|redacted|hidden|masked|removed|none|no)\b/i.test(value),
  },
  {
    name: 'raw job error',
    class: 'job_args',
    pattern:
      /"?(?:errors|error)"?\s{0,2}(?:=>|[:=])\s{0,2}\[?\s?%?\{\s?"(?<value>(?:at|attempt|error)"[^\n]{4,4000})/dgi,
    cues: ['error'],
    accept: (candidate) =>
      /"error"\s{0,2}(?:=>|:)/.test(candidate.value) && !/audit/i.test(textBefore(candidate, 20)),
  },
];

/** A field of a form that may hold anything: neither on the list of metadata nor taken away nor a figure. */
function isPrivateField(field: string): boolean {
  const [name = '', value = ''] = field.split('=');
  return !isMetadataField(name) && !isSafeValue(value) && !/^\d{1,6}$/.test(value);
}

/** Counts, sizes and outcomes of a frame or body are metadata. */
function isMeasure(value: string): boolean {
  return (
    /^(?:\d[\d.,]*\s?(?:b|kb|kib|mb|bytes?|ms|s|frames?|messages?|errors?|of|to|at|in|\/|%|$)|not?\b|none|omitted|dropped|redacted|empty|unknown|unexpected|too\s|over|timeout|closed|[a-z_]{3,40}$)/i.test(
      value.trim(),
    ) ||
    (FIXED_MESSAGE.test(value) && value.split(/\s+/).length <= 8 && !/[{["]/.test(value))
  );
}
