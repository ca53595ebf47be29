/** What no sentence of any draft may hold, each with why. */
const BLUNDERS: readonly (readonly [why: string, pattern: RegExp])[] = [
  ['a word twice', /(?<![\p{L}\p{N}_.-])(\p{L}{2,}) \1(?![\p{L}\p{N}_-])/iu],
  [
    'one of many',
    /(?<![\w.,-])1 (?:more |reported |resolved |API )?(?:upstreams|Pools|keys|jobs|signals|effects|changes|alerts|troubles)\b/,
  ],
  [
    'many of one',
    /(?<![\d.,-])(?:0|[2-9]|[1-9][\d,]+) (?:more |reported |resolved |API )?(?:upstream|Pool|key|job|signal|effect|change|alert|trouble)\b(?! lanes)/,
  ],
  ['one among many', /\bof 1 upstreams\b/],
  ['nothing counted', /(?<![\d.,:])0 (?!of \d+ upstreams? ready|%|to \d)/],
  [
    'an empty place',
    /\(\)| {2}| [,;.:)]|\( |,,|;;|; ;|: ;|, and and|undefined|null|NaN|Infinity|\[object|\p{Cc}/u,
  ],
  ['a loose end', /[.,;:]$/],
  ['an article without its noun', / (?:the|a|an|of|with|and|or|to|since|at) *(?:;|$)/],
  ['a time without its zone', /\b\d{2}:\d{2}\b(?! UTC)/],
  ['a check to check', /^Next check: (?:if this still holds, )?(?:check|confirm that all)\b/],
  ['a screen sentence', /^[^:]+: (?:The|Its|Open|Check|Ask|Some|Clients|More)\b/],
];

/** The blunders in a draft's text, each with its line; none where all is well said. */
export function blundersIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => BLUNDERS.flatMap(([why, pattern]) => (pattern.test(line) ? [`${why}: ${line}`] : [])));
}
