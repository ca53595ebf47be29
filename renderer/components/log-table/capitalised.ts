/** A noun at the beginning of a sentence or a title: `Upstreams` of `upstreams`. */
export function capitalised(noun: string): string {
  return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`;
}
