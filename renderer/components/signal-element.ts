/** Id of the element on Now that shows a signal. */
export function signalElementId(id: string): string {
  return `signal-${id}`;
}
