const WHOLE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * An e-mail field as the Pooler shows it: two characters of the local part (one if it has one), then `***@`
 * and the domain; anything that is no e-mail becomes `[MASKED]` (pooler-contract 3.0).
 */
export function maskEmail(email: string): string {
  if (!WHOLE_EMAIL.test(email)) return '[MASKED]';
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(2, at))}***@${email.slice(at + 1)}`;
}

/** A label field: masked only when the whole label is an e-mail; an e-mail inside other text gets through. */
export function maskLabel(label: string): string {
  return WHOLE_EMAIL.test(label) ? maskEmail(label) : label;
}
