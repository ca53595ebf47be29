import type { ReadFailure } from '../read-failure.ts';

/** Carries a failure that this source found itself through code that throws. */
export class DatabaseFailure extends Error {
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure) {
    super(failure.detail);
    this.failure = failure;
  }
}

const CREATE_VIEWS = 'Run the SQL of the README (Connect to the Pooler’s database) as an administrator';

/** SQLSTATE codes that mean one thing (PostgreSQL, appendix A). */
const BY_CODE: Readonly<Record<string, ReadFailure>> = {
  // What a connection pooler answers to session settings.
  '08P01': {
    kind: 'not exposed',
    detail:
      'What answers there does not take the console’s read-only settings: connect to PostgreSQL itself.',
  },
  '28P01': { kind: 'unauthorized', detail: 'The database does not know this role and password.' },
  '28000': {
    kind: 'unauthorized',
    detail: 'The database lets this role in neither from here nor in this way: see its pg_hba.conf.',
  },
  '3D000': { kind: 'not exposed', detail: 'There is no database of that name.' },
  '3F000': { kind: 'not exposed', detail: `The views are not there. ${CREATE_VIEWS}.` },
  '42P01': { kind: 'not exposed', detail: `The views are not there. ${CREATE_VIEWS}.` },
  '42703': {
    kind: 'not exposed',
    detail: `The views are of another version than this console. ${CREATE_VIEWS} again.`,
  },
  '42501': { kind: 'forbidden', detail: `The role may not read the views. ${CREATE_VIEWS}.` },
  '53300': { kind: 'overloaded', detail: 'The database, or this role, has no connection left.' },
  '57014': { kind: 'unreachable', detail: 'The database did not finish the statement in time.' },
  '57P03': { kind: 'not ready', detail: 'The database is starting or recovering.' },
};

/** Classes of SQLSTATE codes, by their first two characters. */
const BY_CLASS: Readonly<Record<string, ReadFailure>> = {
  '08': { kind: 'unreachable', detail: 'The connection to the database was lost.' },
  '22': { kind: 'malformed', detail: 'A view holds data of a form this console does not read.' },
  '28': { kind: 'unauthorized', detail: 'The database does not let this role in.' },
  '42': { kind: 'malformed', detail: 'The views are not in the form this console reads.' },
  '53': { kind: 'overloaded', detail: 'The database is out of resources.' },
  '57': { kind: 'not ready', detail: 'The database is shutting down.' },
};

const BY_SYSTEM_CODE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address of the database.',
  ENOTFOUND: 'The name of the database’s host is not known.',
  EAI_AGAIN: 'The name of the database’s host cannot be looked up now.',
  ETIMEDOUT: 'The database did not answer in time.',
  EHOSTUNREACH: 'The host of the database cannot be reached.',
  ENETUNREACH: 'The host of the database cannot be reached.',
};

const TLS_CODE = /CERT|SSL|TLS|UNABLE_TO_|SELF_SIGNED/;

/** `pg` tells these by their words alone. Words of the server never reach this table: they come with a code. */
const BY_WORDS: readonly (readonly [RegExp, ReadFailure])[] = [
  [/time-?out/i, { kind: 'unreachable', detail: 'The database did not answer in time.' }],
  [/does not support SSL/, { kind: 'unreachable', detail: 'The database does not offer TLS.' }],
  [/SSL connection/, { kind: 'unreachable', detail: 'What answers there is not a PostgreSQL with TLS.' }],
  [/SASL|SCRAM|password must be/i, { kind: 'unauthorized', detail: 'The database asks for a password.' }],
];

/** Sorts whatever a read threw. The thrown text itself is never shown: it names hosts, users and values. */
export function failureOf(error: unknown): ReadFailure {
  if (error instanceof DatabaseFailure) return error.failure;
  const lost: ReadFailure = { kind: 'unreachable', detail: 'The connection to the database was lost.' };
  if (!(error instanceof Error)) return lost;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const system = BY_SYSTEM_CODE[code];
  if (system !== undefined) return { kind: 'unreachable', detail: system };
  if (TLS_CODE.test(code)) {
    return { kind: 'unreachable', detail: 'The certificate of the database could not be verified.' };
  }
  if (/^[0-9A-Z]{5}$/.test(code)) return BY_CODE[code] ?? BY_CLASS[code.slice(0, 2)] ?? lost;
  return BY_WORDS.find(([words]) => words.test(error.message))?.[1] ?? lost;
}
