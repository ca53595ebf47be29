/** Something the operator can mend: the message is public-safe and says what to do. No stack is shown. */
export class OperatorError extends Error {}
