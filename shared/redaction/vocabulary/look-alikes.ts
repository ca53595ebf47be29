/** Letters of other scripts that print like a Latin letter. Each row: the Latin letter, then its doubles. */
const ROWS = [
  'aаαɑａ',
  'AАΑᎪ',
  'bЬƄ',
  'BВΒᏴ',
  'cсϲᴄ',
  'CСϹᏟ',
  'dԁժᏧ',
  'DᎠ',
  'eеҽєε',
  'EЕΕᎬ',
  'FϜ',
  'gɡց',
  'GԌᏀ',
  'hһհᏂ',
  'HНΗᎻ',
  'iіıιӏɩ',
  'IІΙӀ',
  'jјϳ',
  'JЈᎫ',
  'kκкᴋ',
  'KКΚᏦ',
  'lⅼӀ',
  'LᏞ',
  'mмᴍ',
  'MМΜᎷ',
  'nոп',
  'NΝ',
  'oоοօσᴏ',
  'OОΟՕ',
  'pрρϱ',
  'PРΡᏢ',
  'qԛգ',
  'QԚ',
  'rгᴦ',
  'RᎡ',
  'sѕꜱ',
  'SЅᏚ',
  'tтτᴛ',
  'TТΤᎢ',
  'uυսᴜ',
  'UՍ',
  'vνѵᴠ',
  'VѴᏙ',
  'wԝѡᴡω',
  'WԜᎳ',
  'xхχ',
  'XХΧ',
  'yуγүʏ',
  'YҮΥ',
  'zᴢ',
  'ZΖᏃ',
] as const;

/** Look-alike to the Latin letter it stands for. */
export const LOOK_ALIKE_LETTERS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap((row) => [...row].slice(1).map((double) => [double, row.charAt(0)] as const)),
);

/** Marks that are not compatibility-equivalent to ASCII but are typed or pasted in its place. */
export const LOOK_ALIKE_MARKS: ReadonlyMap<string, string> = new Map([
  ...[...'‐‑‒–—―−﹘⁃˗'].map((mark) => [mark, '-'] as const),
  ...[...'‘’‚‛′ʹʼ‹›'].map((mark) => [mark, "'"] as const),
  ...[...'“”„‟″«»「」『』'].map((mark) => [mark, '"'] as const),
  ...[...'∕⁄⧸'].map((mark) => [mark, '/'] as const),
  ...[...'∶ː꞉'].map((mark) => [mark, ':'] as const),
  ...[...'∗⁎✱'].map((mark) => [mark, '*'] as const),
]);

/** Dots of other scripts and typography; they count as a full stop only between ASCII letters or digits. */
export const LOOK_ALIKE_DOTS = /(?<=[\w\])])[·•∙⋅‧・。｡ꓸ܁٠۔⸱](?=[\w([])/gu;

/** First digit (zero) of the decimal digits of scripts that compatibility normalisation leaves alone. */
export const DIGIT_ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810,
] as const;
