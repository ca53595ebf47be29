import { isCalledReversed } from '../detect/called-reversed.ts';
import { type Candidate, type Detector, textBefore } from '../detect/detector.ts';
import { AMBIGUOUS_SUFFIXES, PLAIN_SUFFIXES } from '../vocabulary/domains.ts';

/**
 * The product shows at most two letters of the local part before the stars (pooler-contract 3.0 "Masking"). A mask
 * that keeps more of it, or hides only the domain, still names the person.
 */
function isOwnMask(local: string): boolean {
  return /^[^*•.…]{0,2}[*•]{1,}$/.test(local) || /^(?:x{3,64}|\.{3}|…)$/i.test(local);
}

const NO_NAME =
  /^(?:look|looks|looking|stop|stops|stopped|fail|fails|failed|start|starts|started|end|ends|ended|meet|point|points|pointed|aim|aims|stuck|back|good|bad|not|is|was|are|were|be|only|even|still|running|set|kept|held|hit|peaked|capped|visible|shown)$/i;

function isMail({ groups, view, value }: Candidate): boolean {
  // The name of a field may stand before the mask: "actor=ab***@".
  const local = (groups.local ?? '').replace(/^.*=/, '');
  const suffix = (groups.suffix ?? '').toLowerCase();
  if (isOwnMask(local)) return false;
  if (view === 'plain') return true;
  // "look at proxy dot stream"
  if (view === 'spoken' && AMBIGUOUS_SUFFIXES.has(suffix) && NO_NAME.test(local)) return false;
  if (view === 'joined' && /^[A-Z][a-z]+$/.test(groups.suffix ?? '') && !/^[A-Z]/.test(value)) return false;
  return PLAIN_SUFFIXES.has(suffix) || AMBIGUOUS_SUFFIXES.has(suffix);
}

/** E-mail addresses, plain, spelled out, split, and masks that hide too little. */
export const MAIL_DETECTORS: readonly Detector[] = [
  {
    name: 'mail address',
    class: 'email',
    pattern:
      /(?<![\p{L}\p{N}._%+*•])(?<local>[\p{L}\p{N}_%+*•][\p{L}\p{N}._%+*•'&~#!$=?^{|}-]{0,63})@(?:[\p{L}\p{N}](?:[\p{L}\p{N}*-]{0,62})\.){1,8}(?<suffix>[\p{L}]{2,24}|xn--[a-z0-9-]{2,40})/giu,
    cues: ['@'],
    alsoIn: ['joined', 'spoken', 'reversed'],
    accept: isMail,
  },
  {
    name: 'mail address after other text',
    class: 'email',
    pattern: /[a-z0-9_+-]@(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,8}[a-z]{2,24}/gi,
    cues: ['@'],
    alsoIn: ['joined'],
    accept: (candidate) =>
      !/(?:^|[^\p{L}\p{N}._%+-])[\p{L}\p{N}]{0,1}\*+[\p{L}\p{N}]{0,1}$/u.test(textBefore(candidate, 16)) &&
      !/\*$/.test(textBefore(candidate, 1)),
  },
  {
    name: 'quoted local part',
    class: 'email',
    pattern: /"[^"\n@]{1,64}"@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/gi,
    cues: ['"@'],
  },
  {
    name: 'mask that hides only the domain',
    class: 'email',
    pattern:
      /(?<![\p{L}\p{N}._%+*-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{2,63}@(?:[*•]{2,64}|\[[a-z ]{3,20}\]|<[a-z ]{3,20}>|x{3,64}|\.{3}|…|[a-z][*•]{2,20}|\*)[\w.*•-]{0,40}/giu,
    cues: ['@'],
    alsoIn: ['reversed', 'spoken'],
    // The node of the product, not a person.
    accept: (candidate) =>
      !/^codex_(?:pooler|pdf)@/.test(candidate.value) &&
      (candidate.view !== 'reversed' || (/\*$/.test(candidate.value) && isCalledReversed(candidate))),
  },
  {
    name: 'mask in the middle of a local part',
    class: 'email',
    pattern:
      /(?<![\p{L}\p{N}._%+*-])[\p{L}\p{N}._+-]{3,64}[*•x.…]{1,40}@(?:[a-z0-9*-]{1,63}\.){1,8}[a-z]{2,24}|(?<![\p{L}\p{N}._%+*-])[\p{L}\p{N}._+-]{2,40}[*•]{1,20}[\p{L}\p{N}._+-]{2,40}@[\w.*-]{2,120}/giu,
    cues: ['@'],
  },
  {
    name: 'mail address spelled with "at"',
    class: 'email',
    pattern:
      /(?<![\w.-])[a-z0-9][a-z0-9._+-]{1,63}\s{1,3}(?:at|\(at\)|arroba|arobase|chiocciola|ät|klammeraffe|apenstaartje|アットマーク|собака)\s{1,3}(?:[a-z0-9-]{1,63}\.){1,8}(?<suffix>[a-z]{2,24})(?![\w-])/giu,
    cues: [
      ' at ',
      'arroba',
      'arobase',
      'chiocciola',
      'ät',
      'klammeraffe',
      'apenstaartje',
      'アットマーク',
      'собака',
    ],
    accept: ({ groups, value }) => {
      const suffix = (groups.suffix ?? '').toLowerCase();
      return (
        PLAIN_SUFFIXES.has(suffix) || (AMBIGUOUS_SUFFIXES.has(suffix) && /^[a-z.+-]{0,40}[\d._]/i.test(value))
      );
    },
  },
  {
    name: 'mail address of a host without suffix',
    class: 'email',
    pattern:
      /(?:mailto:|e-?mail(?:\s(?:address|is))?[\s:="'`]{1,3})(?<value>[a-z0-9][a-z0-9._+-]{1,63}@[a-z0-9][a-z0-9.-]{1,63})/dgi,
    cues: ['mail'],
  },
];
