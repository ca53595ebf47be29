import { isCalledCorrelation } from '../detect/context.ts';
import { type Candidate, type Detector, textBefore } from '../detect/detector.ts';
import { isProductReference } from '../detect/opaque.ts';
import { WORD_START } from '../detect/words.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const ACCOUNT_NOUN = [
  '(?:chatgpt[_ -]?|stored[_ -]?|openai[_ -]?|aws[_ -]?|azure[_ -]?|google[_ -]?|github[_ -]?|cloudflare[_ -]?|stripe[_ -]?)?',
  '(?:account|acct|org(?:ani[sz]ation)?|workspace|tenant|user|customer|client|member|subscription|project|operator|actor|identity|employee|subject|konto|benutzer|kunden|organisations|arbeitsbereich|cuenta|usuario|organización|clienti?e?|client|compte|utilisateur|espace de travail|conta|utente|gebruikers?|användar(?:e|en)?|bruker(?:en|s)?|käyttäjä|uživatel\\p{L}{0,2}|kullan[ıi]c[ıi]|hesap|użytkowni\\p{L}{1,4}|kont[ao]|пользовател\\p{L}{1,2}|клиент\\p{L}{0,2}|аккаунт\\p{L}{0,2}|müşteri|asiakas|asiakkaan|zákazník\\p{L}{0,2}|kund(?:en|e)?|account|고객|계정|회원|顧客|アカウント|ユーザー|組織|ワークスペース|账户|账号|帐号|用户|组织|工作区)',
].join('');

function isAccountValue(candidate: Candidate): boolean {
  const { value } = candidate;
  if (isSafeValue(value) || isCalledCorrelation(candidate)) return false;
  if (/^(?:ws:[0-9a-f]{8}|subj:[0-9a-f]{12}|legacy)$/i.test(value)) return false;
  return (
    /\d{3}|[a-z]\d|\d[a-z]/i.test(value) ||
    /[a-z][A-Z].*[a-z][A-Z]|[A-Z]{3}[a-z]+[A-Z]/.test(value) ||
    /^(?:org|user|acct|example-account)-/i.test(value)
  );
}

/** Identifiers of accounts, organisations and people. */
export const PEOPLE_DETECTORS: readonly Detector[] = [
  {
    name: 'UUID',
    class: 'account_identifier',
    shortestRun: 36,
    pattern:
      /(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f]|-[0-9a-f])/gi,
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: (candidate) => !isCalledCorrelation(candidate),
  },
  {
    name: 'UUID beside other text',
    class: 'account_identifier',
    shortestRun: 37,
    pattern:
      /(?<=[a-z0-9]-|[g-z_]|_id|[ _]uuid)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi,
    alsoIn: ['joined'],
    accept: (candidate) => !/(?:req|request|correlation|trace|corr)[_-]$/i.test(textBefore(candidate, 24)),
  },
  {
    name: 'identifier by its prefix',
    class: 'account_identifier',
    shortestRun: 13,
    pattern:
      /(?<![a-z0-9])(?:org|user|acct|proj|cus|usr|team|tenant|workspace|wksp|wrkspc|account|auth0|google-oauth2|github|saml|oidc|sub|ws|uid|ident|identity|mem|member|orgn|acc|ent|seat)[-_|][a-z0-9]{10,64}(?![a-z0-9])/gi,
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: ({ value }) =>
      !isProductReference(value) &&
      (/\d.*[a-z].*\d|\d{6}|[-_|][a-z]+\d+[a-z]+[a-z\d]*$/i.test(value) ||
        /[a-z][A-Z].*[a-z][A-Z]/.test(value)),
  },
  {
    name: 'identifier of an identity provider',
    class: 'account_identifier',
    pattern:
      /(?<![a-z0-9])(?:google-oauth2|auth0|github|gitlab|saml|samlp|oidc|waad|okta|apple|windowslive|adfs)\|[\w.@-]{4,120}/gi,
    cues: ['|'],
    alsoIn: ['joined', 'reversed'],
  },
  {
    name: 'number of an identity provider',
    class: 'account_identifier',
    pattern:
      /(?<![a-z])(?:sub|subject|google|oauth|uid|discord|facebook|apple)["'`]?(?:\s(?:sub|subject|id|uid|user))?["'`]?\s{0,2}[:=#]?\s{0,2}["'`(]?(?<value>\d{15,22})(?!\d)/dgi,
    alsoIn: ['joined', 'reversed'],
  },
  {
    name: 'long number behind the word for an account',
    class: 'account_identifier',
    pattern:
      /(?<!\p{L})\p{L}{0,12}(?:account|konto|kont[ao](?!\p{L})|hesap|hesab|cuenta(?!\p{L})|conta(?!\p{L})|compte(?!\p{L})|kunde|klant|klient|client|customer|utente|usuári|usuari|utilisat|gebruiker|użytkowni|bruker|användar|müşteri|asiakas|пользовател|клиент|аккаунт|organi[sz]a|workspace|tenant|abonn)\p{L}{0,10}(?<!s)(?:\s(?!count|total|requests|number of)[\p{L}.°]{1,12}){0,2}(?:\s{1,2}|\s?[:=#]\s{0,2})(?<!ws:)["'(]?(?<value>\d{7,12})(?![\d%]|[.,:]\d|\s?(?:tokens?|requests?|ms|s|bytes|kb|mb|rows?|times|eur|usd|calls?|errors?))/dgiu,
    alsoIn: ['joined'],
    // A moment in seconds since 1970.
    accept: ({ value }) => !/^1[5-9]\d{8}$/.test(value),
  },
  {
    name: 'identifier of a target of an audit row',
    class: 'account_identifier',
    pattern:
      /target_type["']?\s?[:=]\s?["']?(?:user|account|identity|organi[sz]ation|workspace)["']?[\s,;]{1,3}["']?target_id["']?\s?[:=]\s?["']?(?<value>[\w.:-]{3,64})/dgi,
    accept: isAccountValue,
  },
  {
    name: 'identifier before its noun',
    class: 'account_identifier',
    pattern:
      /(?<![\p{L}\p{N}])(?:ид|id|identyfikator|identifikátor|kennung|identificativo)\s(?:utente|cliente|usuario|utilisateur|użytkownika|пользователя|клиента|аккаунта|użytkownika|konta|uživatele|účtu|för användaren|for brukeren)\s{0,2}[:=]?\s{0,2}["'(]?(?<value>[a-z0-9][\w.:-]{3,80})/dgiu,
    alsoIn: ['joined', 'spoken', 'reversed'],
    accept: isAccountValue,
  },
  {
    name: 'identifier called so',
    class: 'account_identifier',
    pattern: new RegExp(
      `${WORD_START}(?:${ACCOUNT_NOUN})[\\s_-]{0,2}(?:ids?|n[°º]|№|ид|identifiers?|identifikator|kennung|nummer|number|no\\.?|nr\\.?|num|uuid|guid|key|identificador|número|numéro|identifiant|codice|numer|numero|číslo|номер|numara\\p{L}{0,2}|番号|번호|编号|号码|识别码|標識)["'\`]?\\s{0,2}(?:(?:is|was|ist|lautet|es|est|è|é|=>|=|:|#|は|是|为|eq|\\|)\\s{0,2}){0,2}["'\`(\\[#]{0,2}(?<value>[a-z0-9][\\w.:|-]{2,80})`,
      'dgiu',
    ),
    alsoIn: ['reversed', 'joined', 'spoken'],
    accept: isAccountValue,
  },
  {
    name: 'short identifier with a sign',
    class: 'account_identifier',
    pattern:
      /(?<![a-z])(?:(?:chatgpt_account|stored_account|account|user|org|organi[sz]ation|workspace|tenant|customer|operator|owner)[ _-]?id|uid)["'`]?\s{0,2}[=:#]\s{0,2}["'`]?(?<value>[a-z0-9][\w.-]{0,80})/dgi,
    cues: ['id'],
    accept: (candidate) =>
      !isSafeValue(candidate.value) &&
      (/\d/.test(candidate.value) ||
        /(?:chatgpt|stored)_account_id\W{1,5}$/i.test(textBefore(candidate, 40))),
  },
  {
    name: 'numbered person or account',
    class: 'account_identifier',
    pattern:
      /(?<![a-z_-])(?:user|account|acct|org|customer|tenant|operator|member|client)(?:[_-]\d{4,12}|\s?#\s?\d{1,12})(?![\w-])/gi,
    cues: ['user', 'acc', 'org', 'customer', 'tenant', 'operator', 'member', 'client'],
  },
  {
    name: 'identifier before or after of',
    class: 'account_identifier',
    pattern: new RegExp(
      `${WORD_START}(?:ids?|identifier|identifiant|identificador|identificatore|numéro|número|numero|nummer|numer|номер|number|code|código|kennung)\\s(?:of\\s|de\\s|du\\s|del\\s|di\\s|da\\s|des\\s|van\\s)?(?:the\\s|la\\s|le\\s|het\\s)?(?:${ACCOUNT_NOUN})s?\\s{0,2}(?:is|was|=|:|ist|es|est)?\\s{0,2}["'\`(]{0,2}(?<value>[a-z0-9][\\w.:-]{3,80})`,
      'dgiu',
    ),
    accept: isAccountValue,
  },
  {
    name: 'identifier after its noun',
    class: 'account_identifier',
    pattern:
      /(?<![a-z_-])(?:account|acct|org(?:ani[sz]ation)?|workspace|tenant|customer|user|subscription|identity|member|seat|operator|subject|project|team|konto|organización|organizza[a-z]{2,5}|cuenta|compte|conta|kunde|cliente|espace|arbeitsbereich)["'`]?(?:\s{0,2}[:=#]\s{0,2}|\s(?:is\s|ist\s|est\s|es\s|è\s|é\s|number\s|no\.?\s)?)["'`#(]{0,2}(?<value>(?=[\w-]{0,40}\d[\w-]{0,20}\d)[a-z0-9][\w-]{5,64})(?![\w:.-]{0,100}\/|[ ]?%)/dgi,
    cues: [
      'account',
      'acct',
      'org',
      'workspace',
      'tenant',
      'customer',
      'user',
      'subscription',
      'identity',
      'member',
      'seat',
      'operator',
      'subject',
      'project',
      'team',
      'organi',
      'espace',
      'arbeitsbereich',
      'konto',
      'cuenta',
      'compte',
      'conta',
      'kunde',
      'cliente',
    ],
    alsoIn: ['joined'],
    accept: (candidate) =>
      isAccountValue(candidate) &&
      !/^(?:\d{4}-\d{2}|\d{1,5}$|[0-9a-f]{8}$)/i.test(candidate.value) &&
      (/^(?:example-)?(?:account|acct|user|org)-/i.test(candidate.value) ||
        !/^[a-z]+(?:[-_][a-z]+)*[-_]?\d{0,3}$/i.test(candidate.value)),
  },
];
