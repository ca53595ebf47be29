/** One step from the version before it, run in one transaction. Never edited once it has shipped. */
export interface Migration {
  /** `PRAGMA user_version` after this step; steps are numbered 1, 2, 3 without gaps. */
  readonly version: number;
  readonly sql: string;
}
