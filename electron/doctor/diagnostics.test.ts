import { expect, it } from 'vitest';
import type { DoctorStep } from '../../shared/api/doctor-ports.ts';
import { checkText } from '../../shared/redaction/check.ts';
import { diagnosticsObject, diagnosticsText, isAllWell } from './diagnostics.ts';

const step = (change: Partial<DoctorStep>): DoctorStep => ({
  about: 'Files',
  step: 'Example',
  ok: true,
  durationMs: 1.4,
  message: 'Good.',
  ...change,
});

const STEPS = [
  step({}),
  step({ step: 'Second', ok: false, message: 'Bad. Do this.' }),
  step({ about: 'example' }),
];

it('is a text with one numbered line for each check, under what it looked at', () => {
  const lines = diagnosticsText({ finishedAtMs: 0, steps: STEPS }).split('\n');
  expect(lines.slice(1)).toEqual([
    '1 of 3 checks failed.',
    '',
    '[Files]',
    '[1 ok, 1 ms] Example: (Good.)',
    '[2 FAILED, 1 ms] Second: (Bad. Do this.)',
    '',
    '[example]',
    '[3 ok, 1 ms] Example: (Good.)',
  ]);
  expect(lines[0]).toMatch(
    /^\[Pooler Operator Console \d+\.\d+\.\d+, diagnostics of 1970-01-01T00:00:00\.000Z\]$/,
  );
});

const NAMES = [
  'Source: codex-pdf',
  'Clock of codex-pdf',
  'codex-pdf /metrics',
  'Prometheus query',
  'MCP token and switches',
  'Profiles file',
];
const MESSAGES = [
  'live, read 2 s ago. Metrics read. In the last hour 3 windows were seen by no scrape, so their counts are not known.',
  'The answer is not valid HTTP; check that the address and port belong to the right server.',
  'No MCP token is held for this Pooler: enter one in Connections.',
  'Readable, by anybody: the Pooler has no metrics token.',
];

it.each(NAMES)('is clean to the gate as a whole, whatever follows "%s"', (name) => {
  const steps = MESSAGES.flatMap((message) => [step({ step: name, message }), step({})]);
  expect(checkText(diagnosticsText({ finishedAtMs: 0, steps }), [])).toMatchObject({ verdict: 'clean' });
});

it('is an object with the same checks, for a program', () => {
  expect(diagnosticsObject({ finishedAtMs: 0, steps: STEPS })).toMatchObject({
    ok: false,
    generatedAt: '1970-01-01T00:00:00.000Z',
    checks: [
      { number: 1 },
      { number: 2, ok: false, message: 'Bad. Do this.' },
      { number: 3, about: 'example' },
    ],
  });
});

it('is well when every check passed, and not when there was none', () => {
  expect([isAllWell([step({})]), isAllWell(STEPS), isAllWell([])]).toEqual([true, false, false]);
});
