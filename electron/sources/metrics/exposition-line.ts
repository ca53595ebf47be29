import { parseSampleValue } from './sample-value.ts';

/** One sample of the text format: `name{label="value"} 1.0 [timestamp] [# exemplar]`. */
export interface ExpositionLine {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Far above any line of codex-pdf (about 100); keeps one absurd line from costing memory. */
const MAX_LINE_LENGTH = 4096;

const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const LABEL = /[ \t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"([^"\\]*(?:\\.[^"\\]*)*)"[ \t]*,?/y;
const LABELS_END = /[ \t]*\}/y;
/** The rest may be a timestamp, an exemplar or both; neither is used. */
const VALUE = /[ \t]*([^ \t]+)(?:[ \t]+[-+.\deE]+)?[ \t]*(?:#.*)?$/y;

/** The metric name a line starts with, or null: enough to drop a foreign sample without reading it. */
export function nameOfLine(line: string): string | null {
  NAME.lastIndex = 0;
  return NAME.exec(line)?.[0] ?? null;
}

/** Reads one sample line of the Prometheus text or OpenMetrics format; null when it is neither. */
export function parseExpositionLine(line: string): ExpositionLine | null {
  if (line.length > MAX_LINE_LENGTH) return null;
  const name = nameOfLine(line);
  if (name === null) return null;
  let position = name.length;
  const labels: Record<string, string> = {};
  if (line[position] === '{') {
    position += 1;
    for (let label = matchAt(LABEL, line, position); label !== null; label = matchAt(LABEL, line, position)) {
      labels[label[1] ?? ''] = unescapeLabel(label[2] ?? '');
      position += label[0].length;
    }
    const end = matchAt(LABELS_END, line, position);
    if (end === null) return null;
    position += end[0].length;
  } else if (line[position] !== ' ' && line[position] !== '\t') {
    return null;
  }
  const value = parseSampleValue(matchAt(VALUE, line, position)?.[1] ?? '');
  return value === null ? null : { name, labels, value };
}

function matchAt(pattern: RegExp, line: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(line);
}

function unescapeLabel(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(.)/g, (pair, character: string) => {
    if (character === 'n') return '\n';
    return character === '\\' || character === '"' ? character : pair;
  });
}
