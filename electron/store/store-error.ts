import { OperatorError } from '../../shared/api/operator-error.ts';

/** Why a call of the store failed, in words that never carry SQL or a stored value. */
const MESSAGES = {
  busy: 'Another process is writing to the store; nothing was changed.',
  'not writable': 'The store file or its folder cannot be written.',
  full: 'The disk is full; nothing was changed.',
  corrupt: 'The store file is damaged. Restart the console: it sets the file aside and starts a new one.',
  'not on the allow-list': 'A record does not match its schema and was not stored.',
  closed: 'The store is closed.',
  failed: 'The store could not do this.',
} as const;

export type StoreErrorCode = keyof typeof MESSAGES;

/** The only error that leaves the store; its message is public-safe. */
export class StoreError extends OperatorError {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode) {
    super(MESSAGES[code]);
    this.name = 'StoreError';
    this.code = code;
  }
}

const CODES: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_READONLY', 'not writable'],
  ['SQLITE_CANTOPEN', 'not writable'],
  ['SQLITE_PERM', 'not writable'],
  ['SQLITE_AUTH', 'not writable'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['EACCES', 'not writable'],
  ['EPERM', 'not writable'],
  ['EROFS', 'not writable'],
  ['ENOTDIR', 'not writable'],
  ['EISDIR', 'not writable'],
  ['EEXIST', 'not writable'],
  ['ENOSPC', 'full'],
];

/** Reduces whatever was thrown to a code: the original text may hold SQL, paths or values and is dropped. */
export function toStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (thrown instanceof Error && thrown.name === 'ZodError') return new StoreError('not on the allow-list');
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return new StoreError(CODES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'failed');
}

/** Whether SQLite itself says that the file is no database or that its pages contradict each other. */
export function saysCorrupt(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'SqliteError' && toStoreError(thrown).code === 'corrupt';
}
