import type { RequestReading } from '../../../shared/api/log-ports.ts';
import type { RequestAttempt, RequestError } from '../../../shared/metadata/request-log.ts';
import { latencyText } from '../../components/log-table/figures.ts';
import classes from './request-attempts.module.css';

/** The parts that are told, joined. */
function told(parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

function errorWords(error: RequestError): string {
  return told([
    error.code,
    error.kind,
    error.reasons.join(' '),
    error.upstreamStatusCode !== null && `upstream HTTP ${error.upstreamStatusCode}`,
    error.attemptNumber !== null && `attempt ${error.attemptNumber}`,
  ]);
}

/** What went wrong, by code. */
export function ErrorList({ errors }: { readonly errors: readonly RequestError[] }) {
  if (errors.length === 0) return null;
  return (
    <section className={classes.list}>
      <h3>Errors</h3>
      <ol>
        {errors.map((error, index) => (
          <li key={`${index} ${error.source}`}>
            <b>{error.source}</b>: {errorWords(error) || 'no code'}
          </li>
        ))}
      </ol>
    </section>
  );
}

function attemptWords(attempt: RequestAttempt): string {
  return told([
    attempt.status,
    attempt.upstreamStatusCode !== null && `upstream HTTP ${attempt.upstreamStatusCode}`,
    attempt.networkErrorCode,
    attempt.transportReason,
    attempt.transportPhase,
    latencyText(attempt.latencyMs),
    attempt.retryable === true && 'retryable',
    attempt.final && 'final',
  ]);
}

/** Every attempt of a request. They are read from the Pooler on demand and kept nowhere. */
export function AttemptList({ reading }: { readonly reading: RequestReading | undefined }) {
  return (
    <section className={classes.list}>
      <h3>Attempts</h3>
      {reading === undefined ? <p className={classes.quiet}>Asking the Pooler…</p> : null}
      {reading?.kind === 'as kept' ? <p className={classes.quiet}>Not read: {reading.why}</p> : null}
      {reading?.kind === 'unknown' ? <p className={classes.quiet}>{reading.why}</p> : null}
      {reading?.kind !== 'read now' ? null : reading.detail.attempts.length === 0 ? (
        <p className={classes.quiet}>None: it was refused before any upstream was asked.</p>
      ) : (
        <ol>
          {reading.detail.attempts.map((attempt) => (
            <li key={attempt.attemptNumber}>
              <b>{attempt.attemptNumber}</b>: {attemptWords(attempt)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
