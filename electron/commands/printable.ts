/** Everything that could steer a terminal; line breaks are the program's own. */
const CONTROLS = /[[\p{Cc}\p{Bidi_Control}\u2028\u2029]--\n]/gv;

/**
 * Text as a terminal may show it. What was polled has no such signs, but a snapshot file comes from elsewhere and could
 * hold a label that moves the cursor or turns the line round.
 */
export function printable(text: string): string {
  return text.replaceAll(CONTROLS, '\u{fffd}');
}
