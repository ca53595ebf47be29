import type { Picture } from '../../metadata/picture.ts';
import type { SourceStatus } from '../../metadata/source.ts';
import type { Signal } from '../../signals/signal.ts';
import type { SloResult } from '../../slo/result.ts';

/** What was known at one moment besides the signals: figures are taken from it. */
export interface Scene {
  /** The moment of the evidence, Unix ms. */
  readonly nowMs: number;
  /** The reader's present, Unix ms: later than `nowMs` where that lies in the past. Times of its day go without a date. */
  readonly presentMs: number;
  readonly picture: Picture;
  readonly sources: readonly SourceStatus[];
  readonly slo: SloResult | null;
}

/** One thing that the Signals line states. */
export interface Fact {
  /** The same at every moment, so that an update finds what it said before. */
  readonly key: string;
  readonly text: string;
  /** The same in fewer words, where `text` is long. */
  readonly short?: string;
  /** What the fact measures, in words, for "was ..."; null where it only is or is not. */
  readonly measure: string | null;
  /** Higher is worse; compared only between facts of one key, and only where the measure differs. */
  readonly level: number;
  readonly signals: readonly Signal[];
}
