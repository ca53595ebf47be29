/** A rewritten form of a text that remembers, for every UTF-16 unit, where in the original it came from. */
export interface View {
  readonly text: string;
  /** Original offset at which each unit of `text` begins; absent when the view is the original itself. */
  readonly starts?: Int32Array;
  /** Original offset (exclusive) at which each unit of `text` ends. */
  readonly ends?: Int32Array;
}

/** One rewriting step: units `start`..`end` (exclusive) of a view's text give way to `replacement`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The view of a text that has not been rewritten. */
export function originalView(text: string): View {
  return { text };
}

/** The original span (UTF-16 offsets, end exclusive) behind units `start`..`end` of a view; `start < end`. */
export function originalSpan(view: View, start: number, end: number): Span {
  const first = spanOfUnit(view, start);
  const last = spanOfUnit(view, end - 1);
  // A reversed view runs backwards, so its last unit may be the original's first.
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

function spanOfUnit(view: View, index: number): Span {
  return { start: view.starts?.[index] ?? index, end: view.ends?.[index] ?? index + 1 };
}

/** Applies edits (ascending, not overlapping) and composes the way back to the original. */
export function rewrite(view: View, edits: readonly Edit[]): View {
  if (edits.length === 0) return view;
  const pieces: string[] = [];
  let length = view.text.length;
  for (const edit of edits) length += edit.replacement.length - (edit.end - edit.start);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let read = 0;
  let write = 0;
  const keepUntil = (stop: number): void => {
    pieces.push(view.text.slice(read, stop));
    for (; read < stop; read += 1, write += 1) {
      const unit = spanOfUnit(view, read);
      starts[write] = unit.start;
      ends[write] = unit.end;
    }
  };
  for (const edit of edits) {
    keepUntil(edit.start);
    const span =
      edit.end > edit.start ? originalSpan(view, edit.start, edit.end) : spanOfUnit(view, edit.start);
    pieces.push(edit.replacement);
    for (let index = 0; index < edit.replacement.length; index += 1, write += 1) {
      starts[write] = span.start;
      ends[write] = span.end;
    }
    read = edit.end;
  }
  keepUntil(view.text.length);
  return { text: pieces.join(''), starts, ends };
}

/**
 * The same text read backwards, for secrets written in reverse. A mark that ends a clause becomes a blank: read backwards
 * it would stand before the next word like a part of it.
 */
export function reverse(view: View): View {
  const length = view.text.length;
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const units = new Array<string>(length);
  for (let index = 0; index < length; index += 1) {
    const from = length - 1 - index;
    const unit = spanOfUnit(view, from);
    starts[index] = unit.start;
    ends[index] = unit.end;
    units[index] = endsClause(view.text, from) ? ' ' : view.text.charAt(from);
  }
  return { text: units.join(''), starts, ends };
}

function endsClause(text: string, at: number): boolean {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 10;
  return (next === 32 || next === 10) && '.,;:!?'.includes(text.charAt(at));
}

/** Every match of a global pattern as an edit; `replace` may return undefined to leave a match alone. */
export function editsOf(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | undefined,
): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = replace(match);
    if (replacement === undefined || replacement === match[0]) continue;
    edits.push({ start: match.index, end: match.index + match[0].length, replacement });
  }
  return edits;
}
