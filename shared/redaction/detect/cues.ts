import type { Detector } from './detector.ts';

const SLOTS = 8192;
const PIECE = 3;

function slotOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (SLOTS - 1);
}

/** Answers of one text to the question which detectors can find anything in it at all. */
export interface CueIndex {
  mayFind(detector: Detector): boolean;
}

/**
 * Most texts hold few of the hundreds of cues. Their three-character pieces are marked once, so that a cue that is not
 * there is nearly always told by its own first piece, without a search through the text.
 */
export function indexCues(text: string): CueIndex {
  const lower = text.toLowerCase();
  const pieces = new Uint8Array(SLOTS);
  for (let at = 0; at + PIECE <= lower.length; at += 1) pieces[slotOf(lower, at)] = 1;
  const longestRun = lengthOfLongestRun(text);
  const holds = (cue: string): boolean =>
    (cue.length < PIECE || pieces[slotOf(cue, 0)] === 1) && lower.includes(cue);
  return {
    mayFind: ({ cues, shortestRun = 0 }) =>
      shortestRun <= longestRun && (cues === undefined || cues.some(holds)),
  };
}

function lengthOfLongestRun(text: string): number {
  let longest = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text.charCodeAt(at) > 32) continue;
    if (at - start > longest) longest = at - start;
    start = at + 1;
  }
  return longest;
}
