import { isCalledCommit, isCalledCorrelation } from '../detect/context.ts';
import { type Detector, textBefore } from '../detect/detector.ts';
import { isOpaque, isProductReference, isRandomRun, isShortRandomRun } from '../detect/opaque.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const OTHER_VIEWS = ['joined', 'reversed', 'spoken'] as const;

/** Ids of objects a provider hands out: undecided by the policy, so a person is asked (redaction-policy "Undecided"). */
const PROVIDER_OBJECT =
  /^(?:(?:chatcmpl|cmpl|ft|ftjob|req|batch|file|asst|run|thread)-|(?:resp|msg|call|chatcmpl|cmpl|run|thread|asst|req|rs|fc|item|batch|file|ft|evt|step|vs|conv|ig|gen|modr|embd|upload|ftjob|eval|container|cntr|toolu|srvtoolu)_)/i;

// Identifiers are judged by what they are called, in their own row.
const HOLDS_UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i;

function isTokenValue(value: string): boolean {
  return !isSafeValue(value) && (/\d/.test(value) || value.length >= 16 || /[a-z][A-Z]/.test(value));
}

/** Web tokens, header values, cookies, OAuth flow values and opaque runs. */
export const TOKEN_DETECTORS: readonly Detector[] = [
  {
    name: 'JSON web token',
    class: 'jwt',
    pattern: /(?<![\w-])e[wy][\w-]{6,4096}(?:\.[\w-]{2,8192}){1,4}\.?/gi,
    cues: ['ey', 'ew'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => /^e(?:yJ|yA|wo|w0|yI)/i.test(value) && /\d|[a-z][A-Z]/.test(value),
  },
  {
    name: 'JSON web token header',
    class: 'jwt',
    pattern: /(?<![a-z0-9])eyJ[\w-]{14,65536}/gi,
    cues: ['eyj'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => /\d|[a-z][A-Z]/.test(value),
  },
  {
    name: 'authorization header',
    class: 'authorization_header',
    pattern:
      /(?:proxy-)?authori[sz]ation["']?\s{0,2}[:=]>?\s{0,2}["']?(?:(?<scheme>bearer|basic|digest|token|negotiate|apikey|api-key|aws4-hmac-sha256|hmac|splunk|key)[\s:]{1,3})?(?<value>[^\s"',;]{4,4096})/dgi,
    cues: ['authori'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value, groups }) =>
      isTokenValue(value) || (groups.scheme !== undefined && !isSafeValue(value)),
  },
  {
    name: 'bearer value',
    class: 'authorization_header',
    pattern: /(?<![a-z])bearer["'\s:=「『]{1,4}(?<value>[\w.~+/=-]{6,4096})/dgi,
    cues: ['bearer'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) =>
      isTokenValue(value) &&
      ((/\d|[A-Z].*[a-z]|[=+/]/.test(value) && isOpaque(value)) ||
        isRandomRun(value) ||
        /^[a-z]{20,}$/i.test(value)),
  },
  {
    name: 'basic credentials',
    class: 'authorization_header',
    pattern: /(?<![a-z])basic\s{1,2}(?<value>[a-z0-9+/]{8,512}={0,2})(?![\w+/])/dgi,
    cues: ['basic'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => /=$|[a-z][A-Z]|\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value),
  },
  {
    name: 'key header',
    class: 'authorization_header',
    pattern:
      /(?<![a-z])(?:x-(?:api-key|auth-token|access-token|goog-api-key|amz-security-token|vault-token|gitlab-token|csrf-token|xsrf-token|session-token|auth|token|signature|hub-signature(?:-256)?|amz-signature|pooler-key|webhook-signature|webhook-secret)|api-key|apikey|private-token|chatgpt-account-id|ocp-apim-subscription-key|dd-api-key|session_id)["']?\s{0,2}(?:[:=]|,(?=\s?["']))\s{0,2}["']?(?<value>[^\s"',;]{6,4096})/dgi,
    cues: ['x-', 'api-key', 'apikey', 'private-token', 'chatgpt-account-id', 'ocp-', 'session_id'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) =>
      isTokenValue(value) && !isProductReference(value) && !isSafeValue(value.replace(/^sha\d{1,3}=/i, '')),
  },
  {
    name: 'cookie header',
    class: 'cookie_session',
    pattern:
      /(?<![a-z])(?:set-)?cookies?["']?\s{0,2}[:=]\s{0,2}["']?(?<value>[\w.$-]{1,64}=[^\s"',;]{2,4096}(?:;\s?[\w.$-]{1,64}(?:=[^\s"',;]{0,4096})?){0,40})/dgi,
    cues: ['cookie'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => !isSafeValue(value.slice(value.indexOf('=') + 1)),
  },
  {
    name: 'session cookie by name',
    class: 'cookie_session',
    pattern:
      /(?<![a-z])(?:j?sess(?:ion)?[_-]?id|phpsessid|jsessionid|asp\.net_sessionid|connect\.sid|laravel_session|_session(?:_id)?|[a-z_]{0,24}_session|session[_-]?(?:token|key|cookie)?|sid|ssid|sessid|(?:__secure-|__host-)[\w.-]{1,48}|cf_clearance|__cf_bm|remember[_-]?(?:me|token|user)|csrftoken|xsrf-token|_csrf|auth_?token|access_?token|next-auth\.[\w.-]{1,32}|sso[_-]?token)["']?\s{0,2}[=:]\s{0,2}["']?(?<value>[^\s;"',&]{8,4096})/dgi,
    cues: ['sess', 'sid', '__secure-', '__host-', 'cf_', 'remember', 'csrf', 'xsrf', 'auth', 'access', 'sso'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => isOpaque(value, 8),
  },
  {
    name: 'line of a cookie jar',
    class: 'cookie_session',
    pattern:
      /(?:^|\n)(?:#HttpOnly_)?[\w.-]{1,120}[ \t]{1,8}(?:TRUE|FALSE)[ \t]{1,8}\/\S{0,60}[ \t]{1,8}(?:TRUE|FALSE)[ \t]{1,8}\d{1,12}[ \t]{1,8}[\w.-]{1,60}[ \t]{1,8}(?<value>\S{6,512})/dg,
    cues: ['true', 'false'],
    accept: ({ value }) => !isSafeValue(value),
  },
  {
    name: 'value of an OAuth flow or signed link',
    class: 'oauth_token',
    pattern:
      /(?:(?<=[?&#])|(?<![\w-]))(?:access_token|refresh_token|id_token|oauth_token|code|state|code_verifier|code_challenge|client_secret|device_code|user_code|assertion|nonce|x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|sig|signature|token|key|api_?key|auth|ticket|invite(?:_token)?|otp|hmac|jwt)=(?<value>[^\s&"'<>#]{8,4096})/dgi,
    cues: ['='],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => isOpaque(value, 8) || /^[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(value),
  },
  {
    name: 'code of a device flow',
    class: 'oauth_token',
    pattern:
      /(?:(?:user|device|pairing|activation|login|verification|link|flow|confirmation)[ _-]?code|user\s(?:enters|entered|types|typed))["']?(?:\s(?:is|was))?\s{0,2}[:=]?\s{0,2}["'(]?(?<value>[a-z0-9]{4}-?[a-z0-9]{4})(?![\w-])/dgi,
    cues: ['code', 'user'],
    accept: ({ value }) => value === value.toUpperCase() || /\d/.test(value),
  },
  {
    name: 'opaque run',
    class: 'oauth_token',
    shortestRun: 20,
    pattern: /(?<![\w+/.-])[\w-]{20,8192}(?![\w-])/g,
    alsoIn: ['joined', 'spoken'],
    accept: (candidate) =>
      // Hexadecimal runs are digests or commits, which have their own rows.
      /[g-z]/i.test(candidate.value) &&
      (isRandomRun(candidate.value) || isUrlSafeSecret(candidate.value)) &&
      (candidate.view === 'plain' || /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)/.test(candidate.value)) &&
      !PROVIDER_OBJECT.test(candidate.value) &&
      !isProductReference(candidate.value) &&
      !HOLDS_UUID.test(candidate.value) &&
      !/[/#@:]$/.test(textBefore(candidate, 1)) &&
      !isCalledCorrelation(candidate),
  },
  {
    name: 'opaque run after a mark',
    class: 'oauth_token',
    shortestRun: 25,
    pattern: /(?<=[+/.:@#])[\w-]{24,8192}(?![\w-])/g,
    alsoIn: ['joined'],
    accept: (candidate) =>
      isRandomRun(candidate.value) &&
      !isCalledCorrelation(candidate) &&
      !PROVIDER_OBJECT.test(candidate.value),
  },
  {
    name: 'lower-case opaque run',
    class: 'oauth_token',
    shortestRun: 20,
    pattern: /(?<![\w.-])(?=[a-z]{0,12}\d)[a-z0-9]{20,64}(?![\w-])/g,
    accept: (candidate) =>
      /[g-z]/.test(candidate.value) &&
      isRandomRun(candidate.value) &&
      !isCalledCorrelation(candidate) &&
      !isCalledCommit(candidate),
  },
  {
    name: 'short opaque run',
    class: 'oauth_token',
    shortestRun: 12,
    pattern: /(?<![\w+/.=@#-]|sha256:)[A-Za-z0-9]{12,19}(?![\w+/=-]|\.\w)/g,
    accept: (candidate) => isShortRandomRun(candidate.value) && !isCalledCorrelation(candidate),
  },
  {
    name: 'opaque run after its prefix',
    class: 'oauth_token',
    shortestRun: 19,
    pattern: /(?<![\w./-])(?!example-)(?<prefix>[a-z]{2,10}[-_])(?<value>[a-z0-9]{16,128})(?![\w-])/dgi,
    alsoIn: ['joined', 'spoken'],
    accept: (candidate) => {
      const { value, groups } = candidate;
      if (PROVIDER_OBJECT.test(groups.prefix ?? '') || isCalledCorrelation(candidate)) return false;
      if (/^[0-9a-f]+$/i.test(value))
        return value.length >= 32 && /\d/.test(value) && /[a-f]/i.test(value) && !isCalledCommit(candidate);
      return isRandomRun(value) || /[a-z]\d+[a-z].*\d[a-z]|\d[a-z]+\d+[a-z]+\d/i.test(value);
    },
  },
  {
    name: 'provider object id',
    class: 'account_identifier',
    shortestRun: 20,
    severity: 'warn',
    pattern:
      /(?<![\w-])(?:resp|msg|chatcmpl|cmpl|call|run|thread|asst|file|batch|ftjob|toolu)[-_][a-z0-9]{16,96}(?![\w-])/gi,
    accept: ({ value }) => /\d/.test(value),
  },
];

/** 32 random bytes as base64url: the bare form of invite, session and key secrets (pooler-contract 2.8). */
function isUrlSafeSecret(run: string): boolean {
  return (
    run.length === 43 &&
    /[AEIMQUYcgkosw048]$/.test(run) &&
    /\d/.test(run) &&
    /[a-z]/.test(run) &&
    /[A-Z]/.test(run)
  );
}
