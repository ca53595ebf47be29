import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runCli, spawnCli } from '../testing/cli-process.ts';

/** Shaped like a real key and made at run time: no key-like string stands in the repository. */
const KEY = `sk-cxp-${randomBytes(6).toString('hex')}-${randomBytes(32).toString('base64url')}`;
const CLEAN = 'Two upstreams of the Pool are not ready.';

const redact = (input: string, ...words: string[]) => runCli(['redact', ...words], { input });
const jsonl = (...texts: string[]) =>
  texts.map((text, index) => `${JSON.stringify({ id: index, text })}\n`).join('');
const linesOf = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('a text', () => {
  it('that is clean ends with 0', async () => {
    expect(await redact(CLEAN)).toEqual({
      exitCode: 0,
      stdout: 'Clean: nothing that the policy refuses.\n',
      stderr: '',
    });
  });

  it('with a key is blocked with 1, by class, place and replacement, and never repeated', async () => {
    const { exitCode, stdout, stderr } = await redact(`${CLEAN}\nIt was ${KEY} then.\n`);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^Blocked at line 2, column 8: pool_api_key\./);
    expect(stdout).not.toContain(KEY);
  });

  it('that only warns ends with 3', async () => {
    const { exitCode, stdout } = await redact('See chatgpt.com for their status.');
    expect([exitCode, stdout.split(' ')[0]]).toEqual([3, 'Warning']);
  });

  it('is answered with --json as one object without the text', async () => {
    const { exitCode, stdout } = await redact(`It was ${KEY}`, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'block',
      findings: [{ start: 7, end: 7 + KEY.length, class: 'pool_api_key', severity: 'block' }],
    });
    expect(stdout).not.toContain(KEY);
  });

  it('may be empty', async () => {
    expect((await redact('')).exitCode).toBe(0);
  });
});

describe('lines of JSON', () => {
  it('are answered one by one with UTF-16 offsets, and never with the text', async () => {
    // The signal lamp is one character of two UTF-16 units.
    const { exitCode, stdout } = await redact(jsonl(CLEAN, `\u{1F6A8} ${KEY} end`), '--jsonl');
    expect(exitCode).toBe(1);
    expect(linesOf(stdout)).toEqual([
      { id: 0, findings: [] },
      {
        id: 1,
        findings: [{ start: 3, end: 3 + KEY.length, class: 'pool_api_key', severity: 'block' }],
      },
    ]);
    expect(stdout).not.toContain(KEY);
  });

  it('keep the ids they came with and may be none', async () => {
    const { stdout } = await redact(`${JSON.stringify({ id: 'example', text: CLEAN })}\n\n`, '--jsonl');
    expect(linesOf(stdout)).toEqual([{ id: 'example', findings: [] }]);
    expect(await redact('', '--jsonl')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['is no JSON', `not JSON ${KEY}`],
    ['lacks a text', JSON.stringify({ id: KEY })],
    ['holds more', JSON.stringify({ id: 1, text: CLEAN, more: KEY })],
  ])('end with 2 at a line that %s, named by its number and not repeated', async (_words, line) => {
    const { exitCode, stdout, stderr } = await redact(`${jsonl(CLEAN)}${line}\n`, '--jsonl');
    expect([exitCode, linesOf(stdout)]).toEqual([2, [{ id: 0, findings: [] }]]);
    expect(stderr).toContain('Line 2 is not an object');
    expect(stderr).not.toContain(KEY);
  });

  it('may lose their reader early', async () => {
    const child = spawnCli(['redact', '--jsonl']);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    for (let count = 0; count < 200; count += 1) child.stdin.write(jsonl(CLEAN, CLEAN, CLEAN));
    child.stdin.end();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});

it.each([
  { words: ['--json', '--jsonl'], says: 'Use --json or --jsonl, not both.' },
  { words: [KEY], says: 'An argument is missing, empty or out of place.' },
])('misuse ends with 2: $says', async ({ words, says }) => {
  const { exitCode, stdout, stderr } = await redact(CLEAN, ...words);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(says);
  expect(stderr).not.toContain(KEY);
});
