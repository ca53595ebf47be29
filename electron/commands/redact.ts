import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { z } from 'zod';
import { checkText, type RedactionCheck } from '../../shared/redaction/check.ts';
import type { RedactionFinding } from '../../shared/redaction/finding.ts';
import { MisuseError, type RedactArguments } from './arguments.ts';

const EXIT_CODES = { clean: 0, block: 1, warn: 3 } as const;
const lineSchema = z.strictObject({ id: z.union([z.string(), z.number()]), text: z.string() });

function worseOf(a: RedactionCheck['verdict'], b: RedactionCheck['verdict']): RedactionCheck['verdict'] {
  if (a === 'block' || b === 'block') return 'block';
  return a === 'warn' || b === 'warn' ? 'warn' : 'clean';
}

/** Where an offset lies, for people: line and column, both from 1. */
function position(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function humanText(text: string, { verdict, findings }: RedactionCheck): string {
  if (verdict === 'clean') return 'Clean: nothing that the policy refuses.';
  const lines = findings.map(
    (finding) =>
      `${finding.severity === 'block' ? 'Blocked' : 'Warning'} at ${position(text, finding.start)}: ${finding.class}. ${finding.reason} Use ${finding.replacement}.`,
  );
  return lines.join('\n');
}

function shortFindings(findings: readonly RedactionFinding[]): unknown {
  return findings.map(({ start, end, class: kind, severity }) => ({ start, end, class: kind, severity }));
}

async function redactLines(): Promise<number> {
  let verdict: RedactionCheck['verdict'] = 'clean';
  let lineNumber = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const parsed = lineSchema.safeParse(parseJson(line));
    // The line itself must not be repeated: it is what is being checked for secrets.
    if (!parsed.success) throw new MisuseError(`Line ${lineNumber} is not an object with "id" and "text".`);
    const check = checkText(parsed.data.text);
    verdict = worseOf(verdict, check.verdict);
    const ready = process.stdout.write(
      `${JSON.stringify({ id: parsed.data.id, findings: shortFindings(check.findings) })}\n`,
    );
    if (!ready) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return EXIT_CODES[verdict];
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Checks standard input against the policy; returns the exit code. What was read is never printed. */
export async function runRedact({ format }: RedactArguments): Promise<number> {
  if (format === 'jsonl') return redactLines();
  const input = await readAll(process.stdin);
  const check = checkText(input);
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ verdict: check.verdict, findings: check.findings })}\n`
      : `${humanText(input, check)}\n`,
  );
  return EXIT_CODES[check.verdict];
}
