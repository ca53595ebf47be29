/** One numbered step of a connection test or of the doctor. */
export interface CheckStep {
  readonly step: string;
  readonly ok: boolean;
  readonly durationMs: number;
  /** What was found, and what to do where it is not ok. Public-safe. */
  readonly message: string;
}
