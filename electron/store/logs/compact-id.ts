const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Where a UUID's text has its hyphens, as lengths of the parts between them. */
const PART_LENGTHS = [8, 4, 4, 4, 12] as const;

/** An id as it is stored: a UUID in its canonical text as its 16 bytes, anything else as it is. */
export function compactId(id: string): string | Buffer {
  return UUID.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : id;
}

/** The inverse of `compactId`. */
export function fullId(stored: unknown): string {
  if (!Buffer.isBuffer(stored)) return String(stored);
  const hex = stored.toString('hex');
  let at = 0;
  return PART_LENGTHS.map((length) => {
    at += length;
    return hex.slice(at - length, at);
  }).join('-');
}

/** SQL for the text of a stored id, lower case. */
export function idTextSql(column: string): string {
  let at = 1;
  const parts = PART_LENGTHS.map((length) => {
    at += length;
    return `substr(hex(${column}), ${at - length}, ${length})`;
  });
  return `lower(iif(typeof(${column}) = 'blob', ${parts.join(" || '-' || ")}, ${column}))`;
}
