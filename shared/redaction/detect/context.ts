import { type Candidate, textAfter, textBefore } from './detector.ts';

const CORRELATION = new RegExp(
  [
    '(?:correlation|correlations?|request|requests|req|trace|x-request|client-request|span|traceparent|corr|anfrage|anforderungs|korrelations|solicitud|correlación|',
    'コリレーション|petición|requête|corrélation|requisição|correlação|richiesta|correlazione|verzoek|correlatie|korelacji|相関|リクエスト|请求|請求|相关|关联|關聯|追踪|トレース|요청|상관|korrelaatio|pyynnön|istek|požadavku|begäran|förfrågan|forespørsel|запроса?|корреляции)',
    '[ \\t_-]{0,2}(?:(?:log[\\s_-])?(?:ids?|uuid|identifier|ident|ref|kennung)|metadata)?\\)?[ \\t]{0,2}(?:de\\s)?(?:,\\s(?:it|that)\\s)?(?:lautet|jest|är|è|é|это|is|was|ist|es|est|was|は|为|是)?',
    '(?:[ \\t:=>"\'`()\\[#,、：「]{0,5}|[:=]\\s{1,3})$',
  ].join(''),
  'i',
);
const ID_OF_REQUEST =
  /\bids?\s(?:of\s(?:the\s)?(?:request|correlation)|de\s(?:la\s|l')?(?:solicitud|petición|requête|corrélation|correlación|requisição|correlação)|(?:della\s|di\s)(?:richiesta|correlazione)|korelacji|żądania)[\s:=>"'`(]{0,4}$/i;
const AFTER_ANOTHER = /[0-9a-f]{12}[\s"'`]{0,2}(?:,|and|und|y|et|e|en|or|&|\/)?[\s"'`]{0,3}$/i;

/** Called a correlation or request id: the one use in which a UUID or trace id is allowed. */
export function isCalledCorrelation(candidate: Candidate): boolean {
  const before = textBefore(candidate, 48);
  if (
    CORRELATION.test(before) ||
    ID_OF_REQUEST.test(before) ||
    isUnderCorrelation(candidate) ||
    ANNOUNCED_IDS.test(before) ||
    LISTED_IDS.test(textBefore(candidate, 400))
  )
    return true;
  // The second and later members of a list: "correlation ids A, B and C".
  return (
    AFTER_ANOTHER.test(before) &&
    /(?:(?:correlation|request|trace)[\s_-]{0,2}ids|requests)\b/i.test(textBefore(candidate, 240))
  );
}

// "Two correlation ids failed alike: A and B".
const ANNOUNCED_IDS =
  /(?<![a-z])(?:correlation|request|trace)[\s_-]ids?(?:\s(?!account|user|org|pool|workspace|customer|tenant)[a-z]{2,12}){1,4}:\s{1,2}$/i;
// "correlation ids:" and each on a line of its own.
const LISTED_IDS =
  /(?:correlation|request|trace)[ _-]ids?:?[ \t]*\n(?:[ \t]*[-*•]?[ \t]*[0-9a-f-]{36}[ \t]*\n){0,8}[ \t]*[-*•]?[ \t]*$/i;
const CORRELATION_COLUMN = /^["'`* ]*(?:correlation|request|req|trace|corr)[ _-]?(?:id|uuid)?["'`* ]*$/i;
const TABLE_REACH = 2_000;

/** In a column of a table or CSV whose header calls it a correlation or request id. */
function isUnderCorrelation(candidate: Candidate): boolean {
  return CORRELATION_COLUMN.test(columnHeader(candidate));
}

/** The header of the column of a table or CSV in which the candidate stands; empty outside of any. */
export function columnHeader(candidate: Candidate): string {
  const lines = textBefore(candidate, TABLE_REACH).split('\n');
  const own = lines.pop() ?? '';
  const mark = ['|', '\t', ';', ','].find(
    (sign) => own.includes(sign) || textAfter(candidate, 2).includes(sign),
  );
  if (mark === undefined) return '';
  const column = own.split(mark).length - 1;
  let header = '';
  while (lines.at(-1)?.includes(mark)) header = lines.pop() ?? '';
  return header.split(mark)[column]?.trim() ?? '';
}

const BEFORE_IT = /(?:^|\n)\s{0,4}(?:previous|prev|parent|before|old|from|was)\s{1,8}$/i;

const DEPLOY =
  /(?<![a-z])(?:commit|commits|revision|rev|build|git|deploy(?:ed|ment|ing)?|sha|head|merge|merged|cherry-pick(?:ed)?|revert(?:ed)?|branch|tag|release|version|image|rollback|rolled back to|checkout|hotfix)(?:\s(?:id|hash|sha|of|to|from|at|main|is|was|commit|build|revision))?[\s:=@#"'`(/]{0,4}(?:main@|g)?$/i;

const DEPLOYED_NEARBY =
  /(?<![a-z])(?:commits?|revision|build|git|deploy(?:ed|ment|ing|s)?|merged?|cherry-pick(?:ed)?|revert(?:ed)?|bisect|branch|main|master|head|tag|rollback|rolled|checkout|hotfix|shipped|upgrade[d]?|image|release[d]?)(?![a-z])[^\n:;"]{0,40}$/i;
const GIT_ID = /^(?=\d*[a-f])(?=[a-f]*\d)(?:[0-9a-f]{7,12}|[0-9a-f]{40})$/;

/** In deploy context: a commit or build id. */
export function isCalledCommit(candidate: Candidate): boolean {
  return (
    (GIT_ID.test(candidate.value) && headsCommit(candidate)) ||
    (GIT_ID.test(candidate.value) &&
      BEFORE_IT.test(textBefore(candidate, 24)) &&
      /commit\s+[0-9a-f]{7,40}\s*$/m.test(textBefore(candidate, 120))) ||
    (GIT_ID.test(candidate.value) && DEPLOYED_NEARBY.test(textBefore(candidate, 60))) ||
    DEPLOY.test(textBefore(candidate, 40)) ||
    /[0-9a-f]{7,40}(?:\.{2,3}|\s(?:to|->)\s)$/.test(textBefore(candidate, 50))
  );
}

/** The first line of a log of commits: the id alone, or after "commit", with the indented message below. */
function headsCommit(candidate: Candidate): boolean {
  return (
    /(?:^|\n)(?:commit )?$/.test(textBefore(candidate, 8)) &&
    /^\n(?:[A-Z]\w+:[^\n]{1,80}\n){0,3}\n? {2,4}[a-z]{2,10}(?:\([\w-]{1,20}\))?!?: /.test(
      textAfter(candidate, 200),
    )
  );
}

const LINE_REACH = 240;

/** Whether the unit before `start` is a quote that closes: what follows it is the sentence around, not the quotation. */
export function isBehindClosingQuote(text: string, start: number): boolean {
  if (text.charAt(start - 1) !== '"') return false;
  const line =
    text
      .slice(Math.max(0, start - LINE_REACH), start - 1)
      .split('\n')
      .at(-1) ?? '';
  return (line.match(/"/g)?.length ?? 0) % 2 === 1;
}
