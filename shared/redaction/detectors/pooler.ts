import type { Candidate, Detector } from '../detect/detector.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const OTHER_VIEWS = ['joined', 'spoken', 'reversed'] as const;

/** In a rejoined text the last group must look drawn at random, or "prefix - rejected" would be a key. */
function hasRandomTail(candidate: Candidate): boolean {
  const tail = candidate.groups.tail ?? '';
  if (/^[*.…x]+$/i.test(tail)) return false;
  return (
    candidate.view === 'plain' ||
    (/\d.*[a-z]|[a-z].*\d|[a-z][A-Z]/i.test(tail.slice(0, 43)) && /[A-Z0-9]/.test(tail.slice(0, 43)))
  );
}

/**
 * Secrets the Pooler makes (pooler-contract 2.8). Looser than its generator, because the server accepts any
 * non-empty parts; case is ignored because people retype keys.
 */
export const POOLER_DETECTORS: readonly Detector[] = [
  {
    name: 'pool key beyond its prefix',
    class: 'pool_api_key',
    pattern: /sk[-_ .]?cxp[-_ .:][0-9a-z]{4,32}[-_:.|/]{1,3}(?<tail>[a-z0-9_-]{8,128})\*{0,64}/gi,
    cues: ['cxp'],
    alsoIn: OTHER_VIEWS,
    accept: hasRandomTail,
  },
  {
    name: 'pool key with a short or foreign first group',
    class: 'pool_api_key',
    pattern: /sk-cxp-(?![0-9a-f]{1,12}(?![\w-]))(?<tail>[a-z0-9_-]{20,128})/gi,
    cues: ['cxp'],
    alsoIn: OTHER_VIEWS,
    accept: hasRandomTail,
  },
  {
    name: 'mcp token beyond its prefix',
    class: 'mcp_token',
    pattern: /mcp[-_ .]?cxp[-_ .:][0-9a-z]{4,32}[-_:.|/]{1,3}(?<tail>[a-z0-9_-]{8,128})\*{0,64}/gi,
    cues: ['cxp'],
    alsoIn: OTHER_VIEWS,
    accept: hasRandomTail,
  },
  {
    name: 'mcp token with a foreign first group',
    class: 'mcp_token',
    pattern: /mcp-cxp-(?![0-9a-f]{1,12}(?![\w-]))(?<tail>[a-z0-9_-]{20,128})/gi,
    cues: ['cxp'],
    alsoIn: OTHER_VIEWS,
    accept: hasRandomTail,
  },
  {
    name: 'pooler key without its first word',
    class: 'pool_api_key',
    pattern: /(?<![a-z]-)cxp[-_][0-9a-f]{12}[-_](?<tail>[a-z0-9_-]{8,128})/gi,
    cues: ['cxp'],
    alsoIn: OTHER_VIEWS,
    accept: hasRandomTail,
  },
  {
    name: 'few characters beyond a key prefix',
    class: 'pool_api_key',
    severity: 'warn',
    pattern: /(?:sk|mcp)-cxp-[0-9a-f]{12}-[a-z0-9_-]{4,7}(?![a-z0-9_-])/gi,
    cues: ['cxp'],
  },
  {
    name: 'invite link',
    class: 'oauth_token',
    pattern: /onboarding\/invites?\/(?<value>[\w-]{8,128})/dgi,
    cues: ['invite'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => !/^invite[_-]?token$/i.test(value),
  },
  {
    name: 'signed Phoenix session',
    class: 'cookie_session',
    pattern: /SFMyNTY\.[\w-]{4,4096}(?:\.[\w-]{1,512})?/gi,
    cues: ['sfmynty'],
    alsoIn: OTHER_VIEWS,
  },
  {
    name: 'session cookie of the Pooler',
    class: 'cookie_session',
    pattern:
      /_codex_pooler_(?:key|observatory_token)["']?\s{0,2}[=:]\s{0,2}["']?(?<value>[^\s;"',]{6,4096})/dgi,
    cues: ['_codex_pooler_'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => !isSafeValue(value),
  },
];
