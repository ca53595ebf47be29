import type { RedactionClass } from '../finding.ts';
import type { Span } from '../text/view.ts';
import { BLIND_CLEAN } from './blind-clean.ts';
import { BLIND_CONTENT, BLIND_CREDENTIALS, BLIND_IDENTITY, BLIND_INFRASTRUCTURE } from './blind-leaks.ts';
import { CLEAN_TEMPLATES, LOOK_ALIKE_TEMPLATES } from './clean-templates.ts';
import { CLEAN_VALUES, type CleanKind } from './clean-values.ts';
import { EVASIONS, type EvasionFamily } from './evasions.ts';
import { HELD_OUT_CLEAN, HELD_OUT_LOOK_ALIKES } from './held-out-clean.ts';
import {
  HELD_OUT_CARRIERS,
  HELD_OUT_CONTENT,
  HELD_OUT_CREDENTIALS,
  HELD_OUT_IDENTITY,
  HELD_OUT_INFRASTRUCTURE,
} from './held-out-leaks.ts';
import {
  CARRIERS,
  CONTENT_TEMPLATES,
  CREDENTIAL_TEMPLATES,
  DISGUISABLE,
  IDENTITY_TEMPLATES,
  INFRASTRUCTURE_TEMPLATES,
  type LeakGroup,
  type LeakTemplate,
} from './leak-templates.ts';
import { LEAK_VALUES, type LeakKind } from './leak-values.ts';
import { MORE_CLEAN } from './more-clean.ts';
import { MORE_CONTENT, MORE_CREDENTIALS, MORE_IDENTITY, MORE_INFRASTRUCTURE } from './more-leaks.ts';
import { type Chooser, seededChooser } from './random.ts';
import { ROUND_CONTENT } from './rounds/content.ts';
import { ROUND_CREDENTIALS } from './rounds/credentials.ts';
import { ROUND_IDENTITY } from './rounds/identity.ts';
import { ROUND_INFRASTRUCTURE } from './rounds/infrastructure.ts';
import { ROUND_LOOK_ALIKES } from './rounds/look-alikes.ts';
import { MORE_ROUNDS_LOOK_ALIKES, MORE_ROUNDS_PLAIN } from './rounds/more-clean.ts';
import { MORE_ROUNDS_LEAKS } from './rounds/more-leaks.ts';
import { ROUND_PLAIN } from './rounds/plain.ts';
import { VARIED_LOOK_ALIKES, VARIED_PLAIN } from './rounds/varied-clean.ts';
import { VARIED_LEAKS } from './rounds/varied-leaks.ts';

/** Templates, not values, are divided: a held-out text has a wording that tuning never saw. */
export type CorpusPart = 'tuning' | 'held-out';

export interface LeakSample {
  readonly part: CorpusPart;
  readonly group: LeakGroup;
  readonly class: RedactionClass;
  readonly family: EvasionFamily;
  readonly text: string;
  /** Every planted value, in UTF-16 offsets of `text`. */
  readonly spans: readonly Span[];
}

export interface CleanSample {
  readonly part: CorpusPart;
  readonly lookAlike: boolean;
  readonly text: string;
}

const SLOT = /\{(\w+)\}|⟦([\s\S]*?)⟧/g;
const GROUPS: readonly [LeakGroup, readonly LeakTemplate[], readonly LeakTemplate[]][] = [
  [
    'credentials',
    [
      ...CREDENTIAL_TEMPLATES,
      ...MORE_CREDENTIALS,
      ...BLIND_CREDENTIALS,
      ...ROUND_CREDENTIALS,
      ...MORE_ROUNDS_LEAKS.credentials,
      ...VARIED_LEAKS.credentials,
    ],
    HELD_OUT_CREDENTIALS,
  ],
  [
    'identity',
    [
      ...IDENTITY_TEMPLATES,
      ...MORE_IDENTITY,
      ...BLIND_IDENTITY,
      ...ROUND_IDENTITY,
      ...MORE_ROUNDS_LEAKS.identity,
      ...VARIED_LEAKS.identity,
    ],
    HELD_OUT_IDENTITY,
  ],
  [
    'infrastructure',
    [
      ...INFRASTRUCTURE_TEMPLATES,
      ...MORE_INFRASTRUCTURE,
      ...BLIND_INFRASTRUCTURE,
      ...ROUND_INFRASTRUCTURE,
      ...MORE_ROUNDS_LEAKS.infrastructure,
      ...VARIED_LEAKS.infrastructure,
    ],
    HELD_OUT_INFRASTRUCTURE,
  ],
  [
    'content',
    [
      ...CONTENT_TEMPLATES,
      ...MORE_CONTENT,
      ...BLIND_CONTENT,
      ...ROUND_CONTENT,
      ...MORE_ROUNDS_LEAKS.content,
      ...VARIED_LEAKS.content,
    ],
    HELD_OUT_CONTENT,
  ],
];
const CLASS_OF_KIND: Readonly<Partial<Record<LeakKind, [RedactionClass, LeakGroup]>>> = {
  email: ['email', 'identity'],
  uuid: ['account_identifier', 'identity'],
  ipv4: ['ip_address', 'infrastructure'],
  host: ['hostname_url', 'infrastructure'],
  url: ['hostname_url', 'infrastructure'],
  pod: ['k8s_identifier', 'infrastructure'],
  path: ['file_path', 'infrastructure'],
};

function isLeakKind(name: string): name is LeakKind {
  return Object.hasOwn(LEAK_VALUES, name);
}

function isCleanKind(name: string): name is CleanKind {
  return Object.hasOwn(CLEAN_VALUES, name);
}

/** Fills a template and records where the planted values came to stand. */
function plant(
  template: string,
  valueFor: (slot: string) => string | undefined,
): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  let read = 0;
  for (const match of template.matchAll(SLOT)) {
    const [whole, slot, written] = match;
    const value = written ?? (slot === undefined ? undefined : valueFor(slot));
    if (value === undefined) continue;
    text += template.slice(read, match.index);
    spans.push({ start: text.length, end: text.length + value.length });
    text += value;
    read = match.index + whole.length;
  }
  return { text: text + template.slice(read), spans };
}

/** Leaks in sentences made for their class, undisguised. */
function plainLeaks(random: Chooser, copies: number): LeakSample[] {
  const samples: LeakSample[] = [];
  const add = (part: CorpusPart, group: LeakGroup, templates: readonly LeakTemplate[]): void => {
    for (const template of templates) {
      const written = template.text.includes('⟦');
      for (let copy = 0; copy < (written ? 1 : copies); copy += 1) {
        const leak = plant(template.text, (slot) =>
          isLeakKind(slot) ? LEAK_VALUES[slot](random) : undefined,
        );
        samples.push({ part, group, class: template.class, family: 'none', ...leak });
      }
    }
  };
  for (const [group, tuning, heldOut] of GROUPS) {
    add('tuning', group, tuning);
    add('held-out', group, heldOut);
  }
  return samples;
}

/** Values of unmistakable shape, disguised by each family, in sentences made for no class. */
function disguisedLeaks(
  random: Chooser,
  part: CorpusPart,
  carriers: readonly string[],
  copies: number,
): LeakSample[] {
  const samples: LeakSample[] = [];
  const families = Object.keys(EVASIONS) as EvasionFamily[];
  for (const carrier of carriers) {
    for (const kind of DISGUISABLE) {
      for (let copy = 0; copy < copies; copy += 1) {
        const family = families[random.int(families.length)] ?? 'none';
        const disguised = EVASIONS[family](LEAK_VALUES[kind](random), random);
        if (disguised === undefined) continue;
        const [of, group] = CLASS_OF_KIND[kind] ?? ['oauth_token', 'credentials'];
        samples.push({ part, group, class: of, family, ...plant(carrier, () => disguised) });
      }
    }
  }
  return samples;
}

function cleanTexts(random: Chooser, copies: number): CleanSample[] {
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (whole, slot: string) =>
      isCleanKind(slot) ? CLEAN_VALUES[slot](random) : whole,
    );
  const some = (part: CorpusPart, templates: readonly string[], lookAlike: boolean): CleanSample[] =>
    templates.flatMap((template) =>
      Array.from({ length: /\{\w+\}/.test(template) ? copies : 1 }, () => ({
        part,
        lookAlike,
        text: fill(template),
      })),
    );
  const tuning = [
    ...some(
      'tuning',
      [
        ...CLEAN_TEMPLATES,
        ...MORE_CLEAN,
        ...BLIND_CLEAN,
        ...ROUND_PLAIN,
        ...MORE_ROUNDS_PLAIN,
        ...VARIED_PLAIN,
      ],
      false,
    ),
    ...some(
      'tuning',
      [...LOOK_ALIKE_TEMPLATES, ...ROUND_LOOK_ALIKES, ...MORE_ROUNDS_LOOK_ALIKES, ...VARIED_LOOK_ALIKES],
      true,
    ),
  ];
  // Two short wordings may come to the same text by chance.
  const tuned = new Set(tuning.map(({ text }) => text));
  const heldOut = [
    ...some('held-out', HELD_OUT_CLEAN, false),
    ...some('held-out', HELD_OUT_LOOK_ALIKES, true),
  ].filter(({ text }) => !tuned.has(text));
  return [...tuning, ...heldOut];
}

/** The whole corpus; the same seed gives the same texts. All values are invented. */
export function buildCorpus(seed: number): { leaks: readonly LeakSample[]; clean: readonly CleanSample[] } {
  const random = seededChooser(seed);
  return {
    leaks: [
      ...plainLeaks(random, 4),
      ...disguisedLeaks(random, 'tuning', CARRIERS, 4),
      ...disguisedLeaks(random, 'held-out', HELD_OUT_CARRIERS, 5),
    ],
    clean: cleanTexts(random, 8),
  };
}
