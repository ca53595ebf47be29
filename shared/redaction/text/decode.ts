const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64_VALUES: ReadonlyMap<string, number> = new Map([
  ...[...BASE64].map((char, value) => [char, value] as const),
  ['-', 62],
  ['_', 63],
]);

/** UTF-8 bytes as text, or undefined where they are not well formed. */
export function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}

/** Base64 or base64url (padding optional) as bytes; undefined where a character does not belong. */
export function decodeBase64(run: string): number[] | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of run) {
    if (char === '=') break;
    const value = BASE64_VALUES.get(char);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return bytes;
}

/** Pairs of hex digits as bytes; the run must have an even length. */
export function decodeHex(run: string): number[] {
  return Array.from({ length: run.length / 2 }, (_, pair) =>
    Number.parseInt(run.slice(pair * 2, pair * 2 + 2), 16),
  );
}

/** Bytes as text when all of it is printable, else undefined: what a person or program wrote, not noise. */
export function printableText(bytes: readonly number[] | undefined): string | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined;
  for (const byte of bytes)
    if ((byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 0x7f) return undefined;
  return decodeUtf8(bytes);
}

/** Text as base64 without padding (standard alphabet), from its UTF-8 bytes. */
export function encodeBase64(bytes: readonly number[]): string {
  let out = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = bytes.slice(index, index + 3);
    out += BASE64.charAt(a >> 2) + BASE64.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
    if (b !== undefined) out += BASE64.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
    if (c !== undefined) out += BASE64.charAt(c & 63);
  }
  return out;
}

/** The UTF-8 bytes of a text; lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): number[] {
  const escaped = encodeURIComponent(text.toWellFormed());
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index += 1) {
    if (escaped.charAt(index) === '%') {
      bytes.push(Number.parseInt(escaped.slice(index + 1, index + 3), 16));
      index += 2;
    } else bytes.push(escaped.charCodeAt(index));
  }
  return bytes;
}
