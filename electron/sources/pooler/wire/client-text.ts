import { REDACTED_TEXT } from '../../../../shared/metadata/request-log.ts';

/**
 * Text that a client of the gateway chose is data, not vocabulary: it is kept only whole, in its own narrow
 * alphabet and with the policy's consent, else `[redacted]` stands in its place (redaction-policy "Allowed").
 */
function kept(text: string, shape: RegExp, isPublishable: (text: string) => boolean): string {
  return shape.test(text) && isPublishable(text) ? text : REDACTED_TEXT;
}

/** Model names and the endpoint path that stands for one (pooler-contract 3.14). */
const MODEL = /^[A-Za-z0-9/][A-Za-z0-9 ._:/@+-]{0,99}$/;

/** The first two words of a user agent, for instance `codex_cli_rs/0.98.0 (Debian`. */
const USER_AGENT = /^[A-Za-z0-9][A-Za-z0-9 ._/+();:,-]{0,119}$/;

/** Error codes are an open vocabulary with a safe alphabet (pooler-contract 4). */
const CODE = /^[A-Za-z0-9_.-]{1,80}$/;

/** `x-request-id` of the client or of the server, or the UUID of a row (pooler-contract 1.1). */
const CORRELATION = /^[A-Za-z0-9][A-Za-z0-9_-]{7,79}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface ClientText {
  model(text: string | null): string | null;
  userAgent(text: string | null): string | null;
  code(text: string | null): string | null;
  /** Null for what does not look like a correlation id: half of one finds nothing. */
  correlationId(text: string | null): string | null;
}

/** @param isPublishable the redaction policy's word on a text. */
export function createClientText(isPublishable: (text: string) => boolean): ClientText {
  const keep = (shape: RegExp) => (text: string | null) =>
    text === null ? null : kept(text, shape, isPublishable);
  return {
    model: keep(MODEL),
    userAgent: keep(USER_AGENT),
    code: keep(CODE),
    correlationId(text) {
      if (text === null || UUID.test(text)) return text;
      // The policy allows an identifier only where it is called a request id.
      return CORRELATION.test(text) && isPublishable(`request id ${text}`) ? text : null;
    },
  };
}
