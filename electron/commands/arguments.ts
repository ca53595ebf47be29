import { parseArgs } from 'node:util';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { DEMO_PROFILE_NAME, type Profile, profileSchema } from '../../shared/metadata/profile.ts';
import { type Severity, severitySchema } from '../../shared/signals/severity.ts';
import { type Moment, parseMoment } from './moment.ts';

/** What was typed cannot be carried out; the message says how to type it. Exit code 2. */
export class MisuseError extends OperatorError {}

export const USAGE = `Pooler Operator Console

  npm run --silent console -- report [--json] [--demo | --profile NAME | --snapshot FILE | --pooler URL [--prometheus URL | --scrape URL ...]
                                     [--database HOST[:PORT]/NAME --database-user USER [--database-tls verify|encrypt|off]]]
                                     [--fail-on outage|degraded|watch|info] [--data-dir DIR]
  npm run --silent console -- summary [--at TIME] [--json] [--profile NAME | --demo | --snapshot FILE] [--data-dir DIR]
  npm run --silent console -- snapshot --out FILE [--force] [--connection NAME | --demo] [--data-dir DIR]
  npm run --silent console -- doctor [--json] [--connection NAME] [--data-dir DIR]
  npm run --silent console -- redact [--json | --jsonl]
  npm run --silent console -- rules  [--selector MATCHERS] [--data-dir DIR]
  npm run --silent console -- serve  [--port N] [--profile NAME | --demo | --snapshot FILE] [--data-dir DIR]

Secrets come from the environment (POOLER_MCP_TOKEN, POOLER_METRICS_TOKEN, PROMETHEUS_TOKEN,
POOLER_DATABASE_PASSWORD) or, for the MCP token, a prompt; never from arguments.
TIME is ISO-8601 with a zone (2026-01-15T10:20Z) or minutes ago (-15m); a past moment is read from the cache alone.
Exit codes   report: 0 done, 1 --fail-on severity reached, 2 misuse, 3 no source could be reached
             summary: 0 done, 1 held back by the redaction check, 2 misuse, 3 nothing could be reached or is known
             doctor: 0 every check passed, 1 one failed, 2 misuse
             snapshot: 0 written, 2 misuse or not possible, 3 nothing is known to write
             redact: 0 clean, 1 blocked, 2 misuse, 3 warnings only`;

export interface ReportArguments {
  readonly command: 'report';
  readonly json: boolean;
  readonly connectionName: string | null;
  readonly adHoc: Profile | null;
  readonly failOn: Severity | null;
  /** A snapshot file to tell of; null polls the connection. */
  readonly snapshotFile: string | null;
  readonly dataDirectory: string | null;
}
export interface SummaryArguments {
  readonly command: 'summary';
  readonly json: boolean;
  /** Null is the present. */
  readonly at: Moment | null;
  readonly snapshotFile: string | null;
  readonly connectionName: string | null;
  readonly dataDirectory: string | null;
}
export interface DoctorArguments {
  readonly command: 'doctor';
  readonly json: boolean;
  /** Null examines every connection. */
  readonly connectionName: string | null;
  readonly dataDirectory: string | null;
}
export interface SnapshotArguments {
  readonly command: 'snapshot';
  readonly path: string;
  /** A file that is there may be replaced. */
  readonly force: boolean;
  readonly connectionName: string | null;
  readonly dataDirectory: string | null;
}
export interface RedactArguments {
  readonly command: 'redact';
  readonly format: 'text' | 'json' | 'jsonl';
}
export interface ServeArguments {
  readonly command: 'serve';
  readonly port: number;
  readonly connectionName: string | null;
  readonly snapshotFile: string | null;
  readonly dataDirectory: string | null;
  readonly openBrowser: boolean;
}
export interface RulesArguments {
  readonly command: 'rules';
  /** Label matchers that choose codex-pdf; may be empty. */
  readonly selector: string;
  readonly dataDirectory: string | null;
}
export type Arguments =
  | ReportArguments
  | SummaryArguments
  | DoctorArguments
  | SnapshotArguments
  | RedactArguments
  | RulesArguments
  | ServeArguments
  | { readonly command: 'help' };

/** The name of a connection given by address; it is kept in no file. */
const AD_HOC_NAME = 'command line';

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Reads options, and words without one where `allowPositionals` says so. Node's own messages would repeat values. */
function parse<T extends Options>(args: string[], options: T, allowPositionals = false) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals, strict: true });
    const given: readonly unknown[] = [...Object.values(parsed.values), ...parsed.positionals].flat();
    if (!given.includes('')) return parsed;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      throw new MisuseError('There is an option that this command does not know.');
    }
  }
  throw new MisuseError('An argument is missing, empty or out of place.');
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function connectionNameOf(values: Record<string, unknown>): string | null {
  if (values.demo === true && values.profile !== undefined) {
    throw new MisuseError('Use --demo or --profile, not both.');
  }
  return values.demo === true ? DEMO_PROFILE_NAME : text(values.profile);
}

/** The snapshot file that is to be shown instead of a connection; null where none is named. */
function snapshotFileOf(values: Record<string, unknown>): string | null {
  if (values.snapshot !== undefined && (values.demo === true || values.profile !== undefined)) {
    throw new MisuseError('--snapshot cannot be combined with --demo or --profile.');
  }
  return text(values.snapshot);
}

/** `HOST[:PORT]/NAME` taken apart, an IPv6 address in brackets; the schema judges the parts. */
const DATABASE_ADDRESS = /^(?:\[([0-9A-Fa-f:.]+)\]|([^/:[\]]+))(?::(\d{1,5}))?\/(.+)$/;

/** The database that the command line names; null where it names none. */
function databaseOf(values: Record<string, unknown>): Record<string, unknown> | null {
  const [address, user, tls] = [values.database, values['database-user'], values['database-tls']].map(text);
  if (address == null) {
    if (user == null && tls == null) return null;
    throw new MisuseError('--database-user and --database-tls belong to --database.');
  }
  const match = DATABASE_ADDRESS.exec(address);
  if (match === null) throw new MisuseError('--database takes HOST/NAME or HOST:PORT/NAME.');
  if (user == null) throw new MisuseError('--database needs --database-user.');
  const [, literal, host, port, name] = match;
  return {
    host: literal ?? host,
    ...(port === undefined ? {} : { port: Number(port) }),
    name,
    user,
    ...(tls == null ? {} : { tls }),
  };
}

/** The connection that addresses on the command line describe; null where there is none. */
function adHocOf(
  values: Record<string, unknown>,
  furtherScrapes: readonly string[],
  environment: NodeJS.ProcessEnv,
): Profile | null {
  const pooler = text(values.pooler);
  const prometheus = text(values.prometheus);
  const scrape = Array.isArray(values.scrape) ? [...values.scrape, ...furtherScrapes] : null;
  if (scrape === null && furtherScrapes.length > 0) {
    throw new MisuseError('An argument is missing, empty or out of place.');
  }
  const database = databaseOf(values);
  if (pooler === null && prometheus === null && scrape === null && database === null) return null;
  if (values.demo === true || values.profile !== undefined || values.snapshot !== undefined) {
    throw new MisuseError('Addresses cannot be combined with --demo, --profile or --snapshot.');
  }
  if (prometheus !== null && scrape !== null)
    throw new MisuseError('Use --prometheus or --scrape, not both.');
  const auth = { kind: environment.PROMETHEUS_TOKEN?.trim() ? 'bearer' : 'none' };
  const metrics =
    prometheus !== null
      ? { kind: 'prometheus', url: prometheus, auth }
      : scrape !== null
        ? { kind: 'scrape', urls: scrape, auth }
        : null;
  const result = profileSchema.safeParse({
    name: AD_HOC_NAME,
    pooler: pooler === null ? null : { url: pooler },
    metrics,
    database,
  });
  if (!result.success) throw new MisuseError(result.error.issues[0]?.message ?? 'An address cannot be used.');
  return result.data;
}

const REPORT_OPTIONS = {
  json: { type: 'boolean' },
  demo: { type: 'boolean' },
  profile: { type: 'string' },
  snapshot: { type: 'string' },
  pooler: { type: 'string' },
  prometheus: { type: 'string' },
  scrape: { type: 'string', multiple: true },
  database: { type: 'string' },
  'database-user': { type: 'string' },
  'database-tls': { type: 'string' },
  'fail-on': { type: 'string' },
  'data-dir': { type: 'string' },
} as const;

function reportArguments(args: string[], environment: NodeJS.ProcessEnv): ReportArguments {
  // `--scrape URL URL` and `--scrape URL --scrape URL` mean the same.
  const { values, positionals } = parse(args, REPORT_OPTIONS, true);
  const failOn = values['fail-on'];
  const severity = severitySchema.nullable().safeParse(failOn ?? null);
  if (!severity.success) throw new MisuseError('--fail-on takes outage, degraded, watch or info.');
  return {
    command: 'report',
    json: values.json === true,
    connectionName: connectionNameOf(values),
    adHoc: adHocOf(values, positionals, environment),
    failOn: severity.data,
    snapshotFile: snapshotFileOf(values),
    dataDirectory: text(values['data-dir']),
  };
}

/** `--at -15m` as Node's parser takes it: a value that begins with a dash must hang on its option. */
function withMomentJoined(args: string[]): string[] {
  const place = args.indexOf('--at');
  const value = args[place + 1];
  return place < 0 || value === undefined ? args : args.toSpliced(place, 2, `--at=${value}`);
}

function summaryArguments(args: string[]): SummaryArguments {
  const { values } = parse(withMomentJoined(args), {
    at: { type: 'string' },
    json: { type: 'boolean' },
    profile: { type: 'string' },
    snapshot: { type: 'string' },
    demo: { type: 'boolean' },
    'data-dir': { type: 'string' },
  });
  const at = values.at === undefined ? null : parseMoment(values.at);
  if (values.at !== undefined && at === null) {
    throw new MisuseError(
      '--at takes a time with its zone, like 2026-01-15T10:20Z, or minutes ago, like -15m.',
    );
  }
  return {
    command: 'summary',
    json: values.json === true,
    at,
    snapshotFile: snapshotFileOf(values),
    connectionName: connectionNameOf(values),
    dataDirectory: text(values['data-dir']),
  };
}

function doctorArguments(args: string[]): DoctorArguments {
  const { values } = parse(args, {
    json: { type: 'boolean' },
    connection: { type: 'string' },
    'data-dir': { type: 'string' },
  });
  return {
    command: 'doctor',
    json: values.json === true,
    connectionName: text(values.connection),
    dataDirectory: text(values['data-dir']),
  };
}

function snapshotArguments(args: string[]): SnapshotArguments {
  const { values } = parse(args, {
    out: { type: 'string' },
    force: { type: 'boolean' },
    connection: { type: 'string' },
    demo: { type: 'boolean' },
    'data-dir': { type: 'string' },
  });
  const path = text(values.out);
  if (path === null) throw new MisuseError('Say where the snapshot goes: --out FILE.');
  if (values.demo === true && values.connection !== undefined) {
    throw new MisuseError('Use --demo or --connection, not both.');
  }
  return {
    command: 'snapshot',
    path,
    force: values.force === true,
    connectionName: values.demo === true ? DEMO_PROFILE_NAME : text(values.connection),
    dataDirectory: text(values['data-dir']),
  };
}

function redactArguments(args: string[]): RedactArguments {
  const { values } = parse(args, { json: { type: 'boolean' }, jsonl: { type: 'boolean' } });
  if (values.json === true && values.jsonl === true)
    throw new MisuseError('Use --json or --jsonl, not both.');
  return {
    command: 'redact',
    format: values.jsonl === true ? 'jsonl' : values.json === true ? 'json' : 'text',
  };
}

function rulesArguments(args: string[]): RulesArguments {
  const { values } = parse(args, { selector: { type: 'string' }, 'data-dir': { type: 'string' } });
  return { command: 'rules', selector: values.selector ?? '', dataDirectory: text(values['data-dir']) };
}

function serveArguments(args: string[]): ServeArguments {
  const { values } = parse(args, {
    port: { type: 'string' },
    profile: { type: 'string' },
    snapshot: { type: 'string' },
    demo: { type: 'boolean' },
    'data-dir': { type: 'string' },
    open: { type: 'boolean' },
  });
  const port = Number(values.port ?? 0);
  if (!/^\d{1,5}$/.test(values.port ?? '0') || port > 65_535) {
    throw new MisuseError('--port takes a number from 0 to 65535.');
  }
  return {
    command: 'serve',
    port,
    connectionName: connectionNameOf(values),
    snapshotFile: snapshotFileOf(values),
    dataDirectory: text(values['data-dir']),
    openBrowser: values.open === true,
  };
}

/**
 * Reads the words after `console --`; of the environment only whether a token is there. Throws `MisuseError`, whose
 * message never repeats what was typed.
 */
export function parseArguments(args: readonly string[], environment: NodeJS.ProcessEnv): Arguments {
  const [command, ...rest] = args;
  switch (command) {
    case 'report':
      return reportArguments(rest, environment);
    case 'summary':
      return summaryArguments(rest);
    case 'doctor':
      return doctorArguments(rest);
    case 'snapshot':
      return snapshotArguments(rest);
    case 'redact':
      return redactArguments(rest);
    case 'rules':
      return rulesArguments(rest);
    case 'serve':
      return serveArguments(rest);
    case 'help':
    case '--help':
      return { command: 'help' };
    default:
      throw new MisuseError('Name a command: report, summary, snapshot, doctor, redact, rules or serve.');
  }
}
