import { type Candidate, type Detector, textBefore } from '../detect/detector.ts';
import { topicOf } from '../vocabulary/operations.ts';

/** States, severities and versions may be told before and after: they are not raw values. */
const TELLABLE =
  /^["'`:]?(?:active|paused|pending|disabled|archived|enabled|refresh_due|refreshing|refresh_failed|reauth_required|errored|deleted|exhausted|limited|ok|info|watch|degraded|outage|security|firing|resolved|acknowledged|open|closed|half_open|fresh|stale|unknown|healthy|unhealthy|ready|configured|cleared|rotated|unset|unchanged|intentionally_unset|available|scheduled|executing|retryable|completed|discarded|cancelled|suspended|revoked|expired|success|failure|succeeded|failed|v\d+(?:\.\d+){0,3}|\d+(?:\.\d+){2,3}|[1-5]xx|[1-5]\d\d|\d{1,2}:\d{2}(?::\d{2})?Z?|\d{4}-\d{2}-\d{2}\S*|(?:deterministic_rotation|bridge_ring|least_recent_success|quota_first)|\d{1,3}(?:[.,]\d{1,3})?\s?%|(?=[0-9a-f]*[a-f])[0-9a-f]{7,12})["'`]?[.,;)]?$/i;
/** "3 active", "4 of 5 upstreams active": a count with its state. */
const COUNTED_STATE =
  /^(?=\d{1,6}\s)\d{1,6}(?:\s(?:of|von|de|di|van)\s\d{1,6})?(?:\s(?:pools?|upstreams?|keys?|jobs?|requests?|assignments?|replicas?|operators?|nodes?|errors?|failures?|retries|alerts?|timeouts?|incidents?|invites?|windows?))?(?:\s(?:active|paused|pending|disabled|usable|exhausted|stale|fresh|ready|failed|retryable|discarded|available|open|closed|errored|reauth_required|ok)(?:\s(?:pools?|upstreams?|keys?|jobs?|requests?|assignments?|replicas?|operators?|nodes?|invites?|windows?))?)?[.,;)]?$/i;
const SETTING_FAMILY =
  'gateway|ingress|files|transcription|operator|catalog|mcp|metrics|smtp|development|alerts?|routing|bulkheads?|limits?|settings?';
// Keys of pooler-contract 7.2 and 8.1 by how they begin and end: "upstream_rate_limited" begins alike and is a code.
const SETTING_KEY = `(?:${SETTING_FAMILY})(?:\\.[a-z_]{2,60}){1,3}|(?:sse_keepalive|websocket|upstream|expired_alias|bridge(?:_owner)?|circuit|firewall|trusted|forwarded|decompression|max|min|upload|abandoned|login|openai_pricing|smtp|bearer|cooldown|threshold|model_context)(?:_[a-z]{2,16}){0,4}?_(?:ms|seconds|minutes|limit|threshold|allowlist|prox(?:y|ies)|source|depth|algorithms|bytes|ratio|url|host|port|username|from|interval|running|queued|wait|size|used|retries|attempts|overrides|assignments|percent)(?![a-z_])`;
const CHANGED =
  '(?:was |is |has been |got |been )?(?:changed|set|updated|edited|raised|lowered|increased|reduced|moved|switched|replaced|overwritten|geändert|gesetzt|cambiado|cambió|changé|modifié|alterado|modificato|gewijzigd|変更|更改)';

/** Four words and more without a figure or name are a remark on the change. */
const SENTENCE = /^(?:\p{Ll}[\p{Ll}']*\s){3,}\p{Ll}[\p{Ll}']*\.?$/u;

const TAKEN_AWAY =
  /^["'[<(*]*(?:redacted|withheld|filtered|suppressed|removed|masked|hidden|omitted|not shown|not recorded|\*{2,})/i;

const VALUE_OF_A_SETTING =
  /_(?:ms|seconds|minutes|hours|days|limit|threshold|depth|bytes|size|ratio|attempts|retries)\s?[:=]?\s?\d/i;

/** "p95 9.4 s on admin_browser": several words, most of them of the trade, tell what was measured. */
function isMeasured(value: string): boolean {
  if (VALUE_OF_A_SETTING.test(value)) return false;
  const { operational, words } = topicOf(value);
  return /\s/.test(value) && words > 0 && operational / words > 0.5 && !/["'[\]=:]/.test(value);
}

/** Whether a value of a change may stand in a text: a state, a version, a time, a count with its state. */
export function isTellable(value: string): boolean {
  const told = value.trim().replace(/^["'`]\s+/, '');
  return (
    TELLABLE.test(told) ||
    // What stands between two quoted words.
    /^["'\s]*(?:and|und|y|et|or|&|\/)?["'\s]*$/i.test(told) ||
    COUNTED_STATE.test(told) ||
    TAKEN_AWAY.test(told) ||
    SENTENCE.test(told) ||
    isMeasured(told)
  );
}

// Figures that were measured before and after.
const OF_MEASURES =
  /\bp\d{2,3}\b|latency|\bms\b|\brates?\b|per (?:minute|second|hour)|\bshare\b|%|counts?\b/i;
const OF_A_SETTING = new RegExp(`(?:${SETTING_KEY})["'\`]?[\\s:]{0,2}(?:from |von |van |de |da )?$`, 'i');
// "before: 9 s, after: 4 s" tells how long something took, unless it is how long something may take.
const DURATION = /^\d{1,6}(?:[.,]\d{1,3})?\s?(?:ms|s|sec|min|h|%)(?:[.\s][^_=]{0,80})?$/i;
const OF_SETTINGS = /[a-z]_[a-z]|setting|config|timeout|limit|ttl|interval|einstellung|ajuste|réglage/i;
const FIGURES = /^[\d.,/ ]+$/;

function holdsRawValue(candidate: Candidate): boolean {
  const { groups } = candidate;
  if (
    FIGURES.test(groups.old ?? '') &&
    FIGURES.test(groups.new ?? '') &&
    OF_MEASURES.test(textBefore(candidate, 80)) &&
    !/_/.test(textBefore(candidate, 24))
  )
    return false;
  if (
    [groups.old, groups.new].every((value) => DURATION.test(value?.trim() ?? '')) &&
    !OF_SETTINGS.test(textBefore(candidate, 60))
  )
    return false;
  const values = [groups.old, groups.new].filter((value) => value !== undefined && value.trim() !== '');
  // Behind the key of a setting a bare number is its value, no status code.
  const may = OF_A_SETTING.test(textBefore(candidate, 60)) ? isState : isTellable;
  return values.length > 0 && !values.every((value) => may(value ?? ''));
}

/** Under such a heading a bare number is a value, not a status code. */
function isState(value: string | undefined): boolean {
  if (value === undefined || /^["'`]?\d+["'`]?$/.test(value.trim())) return false;
  return TELLABLE.test(value.trim()) || COUNTED_STATE.test(value.trim()) || TAKEN_AWAY.test(value.trim());
}

/** Old and new values of changes. Names of changed settings, states and counts are allowed. */
export const CHANGE_DETECTORS: readonly Detector[] = [
  {
    name: 'setting with its old and new value',
    class: 'raw_change_data',
    pattern: new RegExp(
      `(?<![\\w.])(?:${SETTING_KEY})["'\`]?\\s{0,2}(?:setting |value )?(?:[:=]\\s{0,2}|${CHANGED}[\\s,:]{0,3}|value |\\s(?=["'\\[]|\\S{1,40}\\s(?:->|=>|→))|(?=from\\s|von |van ))(?:from\\s|von |de |da |van )?(?<value>(?<old>["'\`]?[^\\s,;]{1,120})(?:\\s{1,2}(?:to|into|auf|in|a|à|para|naar|から)\\s{1,2}|\\s{0,2}(?:->|=>|→)\\s{0,2})(?<new>["'\`]?[^\\s,;]{1,120}))`,
      'dgiu',
    ),
    alsoIn: ['joined', 'reversed'],
    accept: holdsRawValue,
  },
  {
    name: 'value a setting was given',
    class: 'raw_change_data',
    pattern: new RegExp(
      `(?<![\\w.])(?:${SETTING_KEY})["'\`]?\\s(?:setting |value )?${CHANGED}\\s(?:to|auf|a|à|para|naar)\\s(?!(?:an?|another|the|its|their|this|that|be|use|allow|make|keep|avoid)\\s)(?<value>(?<new>["'\`]?[^\\s,;]{1,120}))`,
      'dgiu',
    ),
    alsoIn: ['joined', 'reversed'],
    accept: holdsRawValue,
  },
  {
    name: 'what a setting was and is now',
    class: 'raw_change_data',
    pattern: new RegExp(
      `(?<![\\w.])(?:${SETTING_KEY})["'\`]?\\s{1,2}(?:was|war|era|était|foi|byl)\\s{1,2}(?<value>(?<old>[^\\s,;]{1,120}),?\\s{1,2}(?:and\\s|und\\s|y\\s|et\\s)?(?:is\\s|ist\\s)?(?:now|jetzt|ahora|maintenant|agora|ora|nu|teraz)\\s{1,2}(?:is\\s|ist\\s)?(?<new>[^\\s,;]{1,120}))`,
      'dgiu',
    ),
    alsoIn: ['joined', 'reversed'],
    accept: holdsRawValue,
  },
  {
    name: 'before and after',
    class: 'raw_change_data',
    pattern:
      /(?<![a-z_])(?:(?:valor|valeur|valore)\s)?(?:before|old|previous|prior|original|vorher|alt|antes|anterior|precedente|précédente?|avant|ancien|prima|vecchio|voor|oud|変更前|旧值|旧|之前)(?:[_ -]?(?:value|wert|valor|valeur|valore|waarde|值))?["'`]?\s{0,2}(?:=>|was|[:=|]|(?=["'])|(?<=(?:value|wert|valor|valeur|valore|waarde|anterior|precedente|précédente?) )(?=\d))\s{0,2}(?<value>(?<old>"[^"\n]{0,400}"|'[^'\n]{0,400}'|(?:[^,;\n|[]|\[[^\]\n]{0,160}\]){1,200})\s{0,2}(?:[,;|/\n]|and|->|→)?\s{0,4}["'`]?(?:(?:valor|valeur|valore)\s)?(?:after|new|current|now|nachher|neu|después|nuevo|ahora|après|nouveau|dopo|nuovo|depois|novo|na|nieuw|変更後|新值|新|之后)(?:[_ -]?(?:value|wert|valor|valeur|valore|waarde|值))?["'`]?\s{0,2}(?:=>|was|is|[:=|]|(?=["'])|(?<=(?:value|wert|valor|valeur|valore|waarde|nuovo|nuevo|novo|nouveau|nouvelle|neuer?) )(?=\d))\s{0,2}(?<new>"[^"\n]{0,400}"|'[^'\n]{0,400}'|[^,;\n|]{1,200}))/dgiu,
    alsoIn: ['joined', 'reversed'],
    accept: holdsRawValue,
  },
  {
    name: 'quoted change',
    class: 'raw_change_data',
    pattern:
      /(?:changed|updated|edited|set|replaced|renamed|switched|geändert|cambió|cambiado|changé|modifié|alterado|modificato|gewijzigd)[^"'`\n]{0,60}(?:from|von|de|da|van)\s{1,2}(?<value>(?<old>"[^"\n]{1,300}"|'[^'\n]{1,300}'|`[^`\n]{1,300}`)\s{0,2}(?:to|->|→|auf|in|a|à|para|naar)\s{1,2}(?<new>"[^"\n]{1,300}"|'[^'\n]{1,300}'|`[^`\n]{1,300}`))/dgiu,
    accept: holdsRawValue,
  },
  {
    name: 'quoted values from and to',
    class: 'raw_change_data',
    pattern:
      /(?<![\p{L}_])(?:from|von|de|da|van)\s{1,2}(?<value>(?<old>"[^"\n]{1,300}"|'[^'\n]{1,300}')\s{1,2}(?:to|auf|in|a|à|para|naar|->|→)\s{1,2}(?<new>"[^"\n]{1,300}"|'[^'\n]{1,300}'))/dgiu,
    accept: holdsRawValue,
  },
  {
    name: 'values before the name of their setting',
    class: 'raw_change_data',
    pattern: new RegExp(
      `(?<![\\p{L}_])from\\s(?<value>(?<old>[^\\s,;]{1,120})\\sto\\s(?<new>[^\\s,;:(]{1,120}))\\s?[:(]?\\s?(?:for\\s|in\\s|of\\s)?(?:${SETTING_KEY})`,
      'dgiu',
    ),
    cues: ['from'],
    accept: holdsRawValue,
  },
  {
    name: 'quoted or listed value and its successor',
    class: 'raw_change_data',
    pattern:
      /(?<value>(?<old>"[^"\n]{1,200}")\s?(?:->|→)\s?(?<new>"[^"\n]{1,200}"))|(?<![\w])was\s(?<was>\[[^\]\n]{1,200}\]|"[^"\n]{1,200}"),?\s(?:and\s)?(?:is\s)?now\s(?:\[[^\]\n]{1,200}\]|"[^"\n]{1,200}")|(?:changed|updated)\s?:\s?"[^"\n]{1,200}"\s?=>\s?"[^"\n]{1,200}"/gi,
    cues: ['"', '['],
    accept: (candidate) => candidate.groups.old === undefined || holdsRawValue(candidate),
  },
  {
    name: 'field with its old and new text',
    class: 'raw_change_data',
    pattern:
      /(?<![\w.])[a-z]{2,20}(?:[._][a-z]{2,20}){0,4}["'`]?\s?[:=]?\s(?<value>(?<old>"[^"\n]{1,200}")\s?=>\s?(?<new>"[^"\n]{1,200}"))/dgi,
    cues: ['=>'],
    accept: (candidate) => !TAKEN_AWAY.test(candidate.groups.new ?? '') && holdsRawValue(candidate),
  },
  {
    name: 'what was and what is now',
    class: 'raw_change_data',
    pattern:
      /(?<![\p{L}_])(?:was|war|era|était|had been)\s{0,2}:?\s{0,2}(?<value>(?<old>"[^"\n]{1,300}")[\s,;|/]{0,4}(?:and\s|und\s|y\s|et\s)?(?:now|jetzt|ahora|maintenant|ora|is)\s{0,2}:?\s{0,2}(?<new>"[^"\n]{1,300}"))/dgiu,
    cues: ['"'],
    accept: holdsRawValue,
  },
  {
    name: 'old or new value alone',
    class: 'raw_change_data',
    pattern:
      /(?<![a-z_])(?:old|new|previous|raw|prior|alter|neuer|valor anterior|valor previo|valore precedente|valeur précédente|poprzednia wartość|vorige waarde|nuevo valor|ancienne|nouvelle)[_ -](?:value|wert|valeur)?["'`]?\s{0,2}(?:was|is|=>|[:=]|(?=["'`]))\s{0,2}(?<value>(?<new>["'`][^\n"'`]{1,300}["'`]|[^\s,;]{1,120}))/dgiu,
    cues: ['value', 'wert', 'valor', 'valeur'],
    accept: (candidate) =>
      /(?:value|wert|valor|valeur)/i.test(textBefore(candidate, 24)) &&
      holdsRawValue(candidate) &&
      !/^(?:not|never|was|were|omitted|hidden|redacted|masked)/i.test(candidate.value),
  },
  {
    name: 'objects before and after',
    class: 'raw_change_data',
    pattern:
      /(?<![\w])["']?(?:from|old|before|vorher|antes|avant|prima|przed|voor|önce)["']?\s?(?:=>|:)?\s?%?\{[^{}\n]{2,200}\}(?:,\s?|\s)["']?(?:to|new|after|nachher|después|depois|après|dopo|po|na|sonra)["']?\s?(?:=>|:)?\s?%?\{[^{}\n]{2,200}\}/gi,
    cues: ['{'],
  },
  {
    name: 'changes as a versioning library keeps them',
    class: 'raw_change_data',
    pattern:
      /(?:object_?changes|audited_changes|changeset|changes)["']?\s{0,2}[:=]\s{0,2}(?:---|[|>]-?)?[ \t]{0,4}\n(?<value>(?:[ \t]{0,8}[\w.]{1,64}:[ \t]{0,2}\n(?:[ \t]{0,8}- [^\n]{1,200}\n?){2}){1,40})/dgi,
    cues: ['change'],
  },
  {
    name: 'tuple before and after in a replication stream',
    class: 'raw_change_data',
    pattern: /old-(?:key|tuple):\s?(?<value>[^\n]{1,400}?\snew-tuple:[^\n]{1,400})/dgi,
    cues: ['old-'],
  },
  {
    name: 'key with its old and new figure',
    class: 'raw_change_data',
    pattern:
      /(?<![\w.])[a-z]{2,20}(?:[._][a-z]{2,20}){1,6}["'`]?[ \t]{0,2}[:=,]?[ \t]{0,2}(?:old|alt|antes|avant|before|vorher|prima|oud|previous)\s(?<value>(?<old>[^\s,;]{1,60})[,;]?\s(?:new|neu|después|depois|après|after|nachher|dopo|nieuw|now)\s(?<new>[^\s,;]{1,60}))/dgi,
    accept: (candidate) => /\d/.test(candidate.value) && holdsRawValue(candidate),
  },
  {
    name: 'pairs of before and after',
    class: 'raw_change_data',
    pattern:
      /%?\{[^\n]{1,200}\}{1,2}\s{0,2}(?:#|\/\/|--|=|\()\s{0,2}\{?(?:before|old|from|previous)\s?(?:,|\/|->|→|and)\s?(?:after|new|to|current)\}?/gi,
    cues: ['{'],
  },
  {
    name: 'change under a heading of changes',
    class: 'raw_change_data',
    pattern:
      /(?<![\w.])[a-z]{2,20}(?:[._][a-z]{2,20}){1,5}(?:\s[a-z]{2,12})?(?:\schanged\sfrom\s|:\s|\s(?=\d))(?<value>(?<old>[^\n;]{1,60}?)\s(?:to|=>|->|→)\s(?<new>[^\n;]{1,60}))/dg,
    accept: (candidate) =>
      /(?:audit|instance_settings|changeset|settings?,?\s(?:diff|change)|changed\ssettings?|zmiana\sustawie\p{L}{0,3}|diff\sof|old\sand\snew|before\sand\safter|neuer\swert|valor\santerior|ancienne\svaleur|valore\sprecedente|vorige\swaarde|poprzednia\swartość|vorher|avant|prima\se\sdopo|antes\sy\sdespués|antes\se\sdepois|raw)[^\n]{0,40}\s{0,2}(?:[^\n]{0,20}\n){0,2}[^\n]{0,80}$/iu.test(
        textBefore(candidate, 120),
      ) && !(isState(candidate.groups.old) && isState(candidate.groups.new)),
  },
  {
    name: 'lines of a diff',
    class: 'raw_change_data',
    pattern:
      /(?:^|\n|\s|["'=])-\s{0,8}["']?[\w.]{2,64}["']?\s{0,2}[:=][^\n]{1,400}\n{1,2}\+\s{0,8}["']?[\w.]{2,64}["']?\s{0,2}[:=][^\n]{1,400}|(?<!\w)-[a-z_]\w{0,60}[=:]\s?\S{1,200}\s{1,3}\+[a-z_]\w{0,60}[=:]\s?\S{1,200}|(?:^|\n)@@ -\d{1,6}(?:,\d{1,6})? \+\d{1,6}(?:,\d{1,6})? @@[^\n]{0,200}(?:\n[ +-][^\n]{0,400}){1,60}/g,
    cues: ['+', '@@'],
  },
];
