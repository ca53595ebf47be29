const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the database would take the text as a UUID; where it will not, some tools fail (pooler-contract 2.7). */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
