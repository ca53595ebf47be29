import type { Detector } from '../detect/detector.ts';

const OTHER_VIEWS = ['joined', 'reversed', 'spoken'] as const;

/** One issuer format: the fixed start a service prints, then what follows it. */
function issuer(name: string, pattern: RegExp, ...cues: string[]): Detector {
  return { name, class: 'provider_key', pattern, alsoIn: OTHER_VIEWS, ...(cues.length > 0 && { cues }) };
}

/** Keys of providers and other services by the format their issuers publish. */
export const PROVIDER_KEY_DETECTORS: readonly Detector[] = [
  {
    name: 'OpenAI, Anthropic and other sk- keys',
    class: 'provider_key',
    pattern:
      /(?<![a-z0-9])(?:sk|rk|pk)-(?!cxp-)(?:(?:proj|svcacct|admin|ant|or|None|live|test|lf)-)?(?:[a-z]{2,6}\d{2}-|v1-)?(?<tail>[a-z0-9_-]{16,256})/gi,
    cues: ['sk-', 'rk-', 'pk-'],
    alsoIn: OTHER_VIEWS,
    accept: ({ groups }) => /\d/.test(groups.tail ?? '') || /[a-z][A-Z]/.test(groups.tail ?? ''),
  },
  issuer(
    'AWS access key id',
    /(?<![a-z0-9])(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z2-7]{12,20}(?![a-z0-9])/gi,
    'akia',
    'asia',
    'aroa',
    'aida',
    'abia',
    'acca',
  ),
  issuer('Google API key', /AIza[\w-]{20,60}/gi, 'aiza'),
  issuer(
    'Google OAuth',
    /(?:ya29\.|GOCSPX-)[\w.-]{10,512}|(?<![\w/])1\/\/0[\w-]{20,200}/gi,
    'ya29.',
    'gocspx-',
    '1//0',
  ),
  issuer(
    'GitHub token',
    /(?<![a-z0-9])(?:gh[pousr]_[a-z0-9_]{16,255}|github_pat_\w{16,255})/gi,
    'ghp_',
    'gho_',
    'ghu_',
    'ghs_',
    'ghr_',
    'github_pat_',
  ),
  issuer(
    'GitLab token',
    /(?<![a-z0-9])(?:gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-)[\w.-]{10,128}/gi,
    'gl',
  ),
  issuer(
    'Slack token',
    /(?<![a-z0-9])(?:xox[abcdeoprs]|xapp)-[\w-]{8,255}|xoxe\.xox[bp]-[\w-]{8,255}/gi,
    'xox',
    'xapp-',
  ),
  issuer(
    'Slack webhook',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/+-]{8,128}/gi,
    'hooks.slack.com',
  ),
  issuer(
    'Discord webhook or token',
    /discord(?:app)?\.com\/api\/webhooks\/\d{1,24}\/[\w-]{8,128}|(?<![\w-])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}/gi,
    'discord',
    '.',
  ),
  issuer(
    'Stripe key',
    /(?<![a-z0-9])(?:[spr]k_(?:live|test)|whsec)_[a-z0-9]{8,255}/gi,
    '_live_',
    '_test_',
    'whsec_',
  ),
  issuer('SendGrid key', /(?<![\w.])SG\.[\w-]{10,64}\.[\w-]{10,64}/gi, 'sg.'),
  issuer(
    'Mailgun or Mailchimp key',
    /(?<![\w-])key-[0-9a-z]{32}(?![0-9a-z])|(?<![0-9a-f])[0-9a-f]{32}-us\d{1,2}(?!\d)/gi,
    'key-',
    '-us',
  ),
  issuer('Twilio key', /(?<![a-z0-9])(?:SK|AC)[0-9a-f]{32}(?![0-9a-z])/gi, 'sk', 'ac'),
  issuer('npm or PyPI token', /(?<![a-z0-9])npm_[a-z0-9]{16,64}|pypi-[\w-]{16,512}/gi, 'npm_', 'pypi-'),
  issuer(
    'model service token',
    /(?<![a-z0-9])(?:hf_|gsk_|xai-|pplx-|r8_|nvapi-|fw_|together_|co_|tgp_v1_|csk-|jina_|pa-|voyage-|e2b_|lsv2_(?:pt|sk)_)(?=[\w-]{0,60}\d|[A-Za-z]{28})[\w-]{20,128}/gi,
    'hf_',
    'gsk_',
    'xai-',
    'pplx-',
    'r8_',
    'nvapi-',
    'fw_',
    'together_',
    'co_',
    'tgp_',
    'csk-',
    'jina_',
    'pa-',
    'voyage-',
    'e2b_',
    'lsv2_',
  ),
  issuer(
    'cloud platform token',
    /(?<![a-z0-9])(?:do[opr]_v1_[0-9a-f]{16,64}|hvs\.[\w-]{16,200}|hvb\.[\w-]{16,200}|[a-z0-9]{14}\.atlasv1\.[\w-]{40,80}|dp\.(?:pt|st|ct|scim|audit)\.[\w.]{16,80}|fo1_[\w-]{20,80}|FlyV1\s[\w,+/=-]{20,400}|sbp_[0-9a-f]{20,64}|pscale_(?:tkn|pw|oauth)_[\w.-]{16,80}|vercel_[a-z0-9]{20,64}|nfp_[a-z0-9]{20,64}|rnd_[a-z0-9]{20,64}|HRKU-[\w-]{20,80})/gi,
  ),
  issuer(
    'observability token',
    /(?<![a-z0-9])(?:gl(?:c|sa)_[\w+/=]{20,255}|NRAK-[A-Z0-9]{20,40}|NRJS-[0-9a-f]{16,24}|sntrys_[\w+/=]{20,255}|sntryu_[0-9a-f]{20,80}|ph[cx]_[a-z0-9]{20,64}|lin_(?:api|oauth)_[a-z0-9]{20,80}|dd(?:api|app)_[a-z0-9]{20,64})/gi,
    'glc_',
    'glsa_',
    'nrak-',
    'nrjs-',
    'sntry',
    'phc_',
    'phx_',
    'lin_',
    'dd',
  ),
  issuer(
    'developer service token',
    /(?<![a-z0-9])(?:dckr_(?:pat|oat)_[\w-]{16,64}|PMAK-[0-9a-f-]{20,80}|shp(?:at|ca|pa|ss)_[0-9a-f]{16,64}|sq0(?:atp|csp|idp)-[\w-]{16,64}|ATATT3[\w=-]{20,255}|ATBB[a-z0-9]{16,64}|AKCp[a-z0-9]{16,80}|dapi[0-9a-f]{20,64}|ntn_[a-z0-9]{20,64}|secret_[a-z0-9]{32,64}|pat[a-z0-9]{14}\.[0-9a-f]{32,64}|figd_[\w-]{20,64}|rubygems_[0-9a-f]{20,64}|AQVN[\w-]{20,64}|LTAI[a-z0-9]{12,30}|AKID[a-z0-9]{13,40}|CFPAT-[\w-]{20,64}|tfp_[\w-]{20,64}|ops_eyJ[\w-]{20,4096}|EAA[a-z0-9]{30,255}|CLOJARS_[0-9a-f]{20,80}|okta_[\w-]{20,64}|bkua_[0-9a-f]{20,64}|circleci_[\w-]{20,64}|CCIPAT_\w{20,80}|tskey-[\w-]{16,80}|t1\.[\w+/=-]{80,400})/gi,
  ),
  issuer('Telegram bot token', /(?<!\d)\d{8,10}:AA[\w-]{30,36}(?![\w-])/gi, ':aa'),
  issuer(
    'Azure storage key or signature',
    /(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[^\s;"']{8,512}|(?<=[?&])sig=[^\s&"']{16,256}/gi,
    'accountkey',
    'sharedaccess',
    'sig=',
  ),
  issuer('Azure client secret', /(?<![\w.~-])[\w.-]{3}\dQ~[\w.~-]{31,34}/g, 'q~'),
  issuer('age secret key', /AGE-SECRET-KEY-1[0-9A-Z]{16,80}/gi, 'age-secret-key'),
];
