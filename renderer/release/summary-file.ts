/** Shapes a summary can be saved in. */
export type FileFormat = 'markdown' | 'text' | 'json';

interface Shape {
  readonly word: string;
  readonly ending: string;
  readonly mediaType: string;
  readonly render: (lines: readonly string[], atMs: number) => string;
}

// An underscore between letters, as in reauth_required, means nothing in Markdown and stays readable.
const MARKDOWN_SIGNS = /[\\`*[\]<>#|]|(?<!\w)_|_(?!\w)/g;

function partsOf(line: string): { label: string; text: string } {
  const [label = '', ...rest] = line.split(':');
  return { label, text: rest.join(':').trim() };
}

function markdownLine(line: string): string {
  const { label, text } = partsOf(line);
  return `- **${label}:** ${text.replace(MARKDOWN_SIGNS, '\\$&')}`;
}

/** The lines by their labels, the shape the policy knows as a summary. */
function summaryObject(lines: readonly string[], atMs: number) {
  const fields = lines.map((line) => {
    const { label, text } = partsOf(line);
    return [label.toLowerCase().replaceAll(' ', '_'), text];
  });
  const head = { kind: 'incident_summary', version: 1, generated_at: new Date(atMs).toISOString() };
  return { ...head, ...Object.fromEntries(fields) };
}

/** How each shape is made of the five lines; `atMs` is the moment of saving, Unix ms. */
export const FILE_FORMATS: Readonly<Record<FileFormat, Shape>> = {
  markdown: {
    word: 'Markdown',
    ending: 'md',
    mediaType: 'text/markdown',
    render: (lines) => `# Incident summary\n\n${lines.map(markdownLine).join('\n')}\n`,
  },
  text: {
    word: 'Text',
    ending: 'txt',
    mediaType: 'text/plain',
    render: (lines) => lines.join('\n'),
  },
  json: {
    word: 'JSON',
    ending: 'json',
    mediaType: 'application/json',
    render: (lines, atMs) => `${JSON.stringify(summaryObject(lines, atMs), null, 2)}\n`,
  },
};

/** `incident-summary-2026-03-01T1005Z.md`; a demo's file says so in its name. */
export function fileName(format: FileFormat, atMs: number, demo: boolean): string {
  const stamp = new Date(atMs).toISOString().slice(0, 16).replaceAll(':', '');
  return `${demo ? 'demo-' : ''}incident-summary-${stamp}Z.${FILE_FORMATS[format].ending}`;
}

/** The content of the file for the five published lines, as it is handed to the gate. */
export function summaryFile(format: FileFormat, text: string, atMs: number): string {
  return FILE_FORMATS[format].render(text.split('\n'), atMs);
}
