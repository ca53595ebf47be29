import { createHash, createHmac } from 'node:crypto';

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const DIGEST = /\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\b/gi;
/** Long enough that no two of a store's ids meet, short enough for the redaction policy to pass it as a reference. */
const REFERENCE_DIGITS = 12;

function reference(digits: string): string {
  return `ref-${digits.slice(0, REFERENCE_DIGITS)}`;
}

/**
 * Replaces the identifiers in a text by references, the same identifier always by the same one, so that what belongs
 * together still does. A UUID is random: its reference is the start of its SHA-256, and begins with the digits of the
 * entity's alias. A digest was made from something that could be guessed: its reference is keyed, `key` known to nobody.
 */
export function withReferences(text: string, key: Uint8Array): string {
  return text
    .replaceAll(UUID, (id) => reference(createHash('sha256').update(id).digest('hex')))
    .replaceAll(DIGEST, (digest) => reference(createHmac('sha256', key).update(digest).digest('hex')));
}

/** Whether a text is one UUID and nothing else, as the Pooler writes them. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
