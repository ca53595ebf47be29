import { type Profile, type ProfileSecrets, profileSchema } from '../../../shared/metadata/profile.ts';
import {
  type DatabaseForm,
  databaseFieldAt,
  databaseFormOf,
  databaseInput,
  databaseSecret,
  EMPTY_DATABASE_FORM,
} from './database-form.ts';
import { linesOf } from './lines.ts';
import {
  EMPTY_POOLER_FORM,
  type PoolerForm,
  poolerFieldAt,
  poolerFormOf,
  poolerInput,
  poolerSecrets,
} from './pooler-form.ts';

/** The form as it is typed: nothing is parsed, trimmed or lost before it is sent. */
export interface ConnectionForm extends PoolerForm, DatabaseForm {
  readonly name: string;
  readonly metricsKind: 'none' | 'prometheus' | 'scrape';
  readonly prometheusUrl: string;
  readonly selector: string;
  /** One address a line. */
  readonly scrapeUrls: string;
  readonly authKind: 'none' | 'bearer' | 'basic';
  readonly username: string;
  readonly metricsSecret: string;
  /** One `Name: value` a line. */
  readonly headers: string;
  readonly allowInsecureHttp: boolean;
}

type FieldName = keyof ConnectionForm;
export type FieldErrors = Partial<Record<FieldName, string>>;

const EMPTY: ConnectionForm = {
  ...EMPTY_POOLER_FORM,
  ...EMPTY_DATABASE_FORM,
  name: '',
  metricsKind: 'none',
  prometheusUrl: '',
  selector: '',
  scrapeUrls: '',
  authKind: 'none',
  username: '',
  metricsSecret: '',
  headers: '',
  allowInsecureHttp: false,
};

/** The form that shows a profile; secrets are never given back, so their fields start empty. */
export function formOf(profile: Profile | null): ConnectionForm {
  if (profile === null) return EMPTY;
  const { metrics } = profile;
  const form = {
    ...EMPTY,
    ...poolerFormOf(profile),
    ...databaseFormOf(profile),
    name: profile.name,
    allowInsecureHttp: profile.allowInsecureHttp,
  };
  if (metrics === null) return form;
  return {
    ...form,
    metricsKind: metrics.kind,
    prometheusUrl: metrics.kind === 'prometheus' ? metrics.url : '',
    selector: metrics.kind === 'prometheus' ? metrics.selector : '',
    scrapeUrls: metrics.kind === 'scrape' ? metrics.urls.join('\n') : '',
    authKind: metrics.auth.kind,
    username: metrics.auth.kind === 'basic' ? metrics.auth.username : '',
    headers: Object.entries(metrics.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  };
}

function metricsInput(form: ConnectionForm): unknown {
  if (form.metricsKind === 'none') return null;
  const auth =
    form.authKind === 'basic' ? { kind: 'basic', username: form.username } : { kind: form.authKind };
  const headers = Object.fromEntries(
    linesOf(form.headers).map((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  if (form.metricsKind === 'scrape') return { kind: 'scrape', urls: linesOf(form.scrapeUrls), auth, headers };
  return { kind: 'prometheus', url: form.prometheusUrl, selector: form.selector, auth, headers };
}

/** The field beside which an issue of the schema stands, by the issue's path. */
function fieldAt(path: readonly PropertyKey[]): FieldName {
  const [first, second] = path;
  if (first === 'pooler') return poolerFieldAt(second);
  if (first === 'database') return databaseFieldAt(second);
  if (first !== 'metrics') return first === 'allowInsecureHttp' ? 'allowInsecureHttp' : 'name';
  switch (second) {
    case 'url':
      return 'prometheusUrl';
    case 'urls':
      return 'scrapeUrls';
    case 'auth':
      return 'username';
    case 'headers':
      return 'headers';
    case 'selector':
      return 'selector';
    default:
      return 'metricsKind';
  }
}

/** The schema's own sentence; its lengths are for programs, so they are said again for people. */
function sentenceOf({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === 'too_small') return 'Enter a value here.';
  return code === 'too_big' ? 'This is too long.' : message;
}

export type ParsedForm =
  | { readonly ok: true; readonly profile: Profile; readonly secrets: ProfileSecrets }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The profile and the typed secrets, or a sentence for each field that does not hold. */
export function parseForm(form: ConnectionForm): ParsedForm {
  const parsed = profileSchema.safeParse({
    name: form.name,
    pooler: poolerInput(form),
    metrics: metricsInput(form),
    database: databaseInput(form),
    allowInsecureHttp: form.allowInsecureHttp,
    allowInsecureDatabase: form.allowInsecureDatabase,
  });
  if (parsed.success) {
    return {
      ok: true,
      profile: parsed.data,
      secrets: {
        ...poolerSecrets(form),
        databasePassword: databaseSecret(form),
        metricsSecret: form.metricsSecret === '' ? null : form.metricsSecret,
      },
    };
  }
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) errors[fieldAt(issue.path)] ??= sentenceOf(issue);
  return { ok: false, errors };
}
