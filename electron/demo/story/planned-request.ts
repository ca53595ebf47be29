/** A request before it is known how it fares; draws are in 0..1, times in story ms. */
export interface PlannedRequest {
  /** Unique in the story. */
  readonly name: string;
  readonly admittedMs: number;
  readonly durationMs: number;
  readonly poolDraw: number;
  readonly keyDraw: number;
  readonly upstreamDraw: number;
  readonly luck: number;
  readonly size: number;
}
