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

/** A network address as the Pooler shows it: the last octet or group replaced (pooler-contract 3.0). */
export function maskAddress(address: string): string {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return address.replace(/\d+$/, 'xxx');
  if (/^[0-9a-f]*(?::[0-9a-f]*){2,7}$/i.test(address)) return address.replace(/[0-9a-f]*$/i, 'xxxx');
  return '[MASKED]';
}
