/** The modern protocol version (pooler-contract 2.4). */
export const CURRENT_VERSION = '2026-07-28';
/** Versions a legacy client may initialize with. */
export const LEGACY_VERSIONS: readonly string[] = ['2025-11-25', '2025-06-18'];
/** All of them, in the order the server lists them. */
export const SUPPORTED_VERSIONS: readonly string[] = [CURRENT_VERSION, ...LEGACY_VERSIONS];

/** What the server calls itself. */
export const SERVER_INFO = { name: 'codex-pooler', version: '0.6.8' } as const;
