import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { recordingsOf } from '../../testing/recordings.ts';
import { codexExposition } from './codex-exposition.ts';
import { readExposition } from './exposition.ts';

const recorded = recordingsOf('codex-pdf').text;

function samplesOf(text: string) {
  const exposition = readExposition(text, codexExposition());
  if (exposition.kind !== 'read') throw new Error(`expected samples, got ${exposition.kind}`);
  return exposition.samples;
}

const lines = (...all: string[]) => `${all.join('\n')}\n`;

describe('reading an exposition', () => {
  test('keeps the families of the allow-list and drops everything else unread', () => {
    const samples = samplesOf(
      lines(
        'process_cpu_seconds_total 2.63',
        'this line is broken and not ours',
        'codex_api_stage_seconds_count{stage="extract"} 3.0',
        'codex_api_request_seconds_sum{endpoint="extract"} 1.5',
        'codex_api_requests_total{endpoint="extract",status="200"} 3.0',
      ),
    );
    expect(samples).toEqual([
      {
        name: 'codex_api_requests_total',
        labels: { endpoint: 'extract', status: '200' },
        value: 3,
        createdAtMs: null,
      },
    ]);
  });

  test('gives the creation time of a histogram to its buckets and its count', () => {
    const samples = samplesOf(
      lines(
        'codex_api_request_seconds_bucket{le="1.0",endpoint="extract"} 3.0',
        'codex_api_request_seconds_bucket{endpoint="extract",le="+Inf"} 3.0',
        'codex_api_request_seconds_count{endpoint="extract"} 3.0',
        'codex_api_request_seconds_created{endpoint="extract"} 1.7952207197180822e+09',
        'codex_api_request_seconds_created{endpoint="probe"} 1e+09',
      ),
    );
    expect(samples.map((one) => one.createdAtMs)).toEqual([1795220719718, 1795220719718, 1795220719718]);
    expect(samples[1]?.labels).toEqual({ endpoint: 'extract', le: '+Inf' });
  });

  test.each([
    ['codex_api_requests_total{endpoint="extract",status="200"} 1e+01', 10],
    ['codex_api_requests_total{endpoint="extract",status="200",} 7 1795219534681', 7],
    ['codex_api_requests_total{ endpoint = "extract" , status="200" }\t7', 7],
    ['codex_api_requests_total{endpoint="extract",status="200"} 7.0 # {trace_id="x"} 0.5 1795219534.681', 7],
  ])('reads %s', (line, value) => {
    expect(samplesOf(lines(line))[0]).toMatchObject({
      value,
      labels: { endpoint: 'extract', status: '200' },
    });
  });

  test.each(['NaN', '+Inf', '-Inf', '-1'])('drops a counter whose value is %s', (value) => {
    expect(samplesOf(lines(`codex_api_requests_total{endpoint="extract",status="200"} ${value}`))).toEqual(
      [],
    );
  });

  test('drops a series whose label values cannot be those of the service', () => {
    const odd = [
      'codex_api_requests_total{endpoint="who is\\nthere",status="200"} 1',
      'codex_api_requests_total{endpoint="say \\"hi\\"",status="200"} 1',
      `codex_api_requests_total{endpoint="${'x'.repeat(65)}",status="200"} 1`,
      'codex_api_requests_total{endpoint="ann@example.org",status="200"} 1',
      'codex_api_requests_total{endpoint="extract"} 1',
    ];
    expect(samplesOf(lines(...odd))).toEqual([]);
  });

  test('adds up what only a dropped label tells apart', () => {
    const samples = samplesOf(
      lines(
        'codex_api_requests_total{endpoint="extract",status="200",tenant="a"} 3',
        'codex_api_requests_total{endpoint="extract",status="200",tenant="b"} 4',
      ),
    );
    expect(samples).toMatchObject([{ labels: { endpoint: 'extract', status: '200' }, value: 7 }]);
  });

  test('SLO-T11: keeps the exported label, which is the one of the service', () => {
    const samples = samplesOf(
      lines('codex_api_request_seconds_count{endpoint="http-metrics",exported_endpoint="extract"} 3'),
    );
    expect(samples[0]?.labels).toEqual({ exported_endpoint: 'extract' });
  });

  test('knows a service that has not been used from one that is not codex-pdf', () => {
    expect(readExposition(lines('# TYPE codex_api_requests_total counter'), codexExposition())).toEqual({
      kind: 'read',
      gauges: [],
      samples: [],
    });
    expect(readExposition(lines('# TYPE node_load1 gauge', 'node_load1 0.3'), codexExposition())).toEqual({
      kind: 'foreign',
    });
  });

  test.each([
    ['an empty body', '', 'not metrics'],
    ['a page', '<!doctype html>\n<title>Sign in</title>\n', 'not metrics'],
    ['JSON', '{"status":"ok"}', 'not metrics'],
    ['one line of prose', 'prometheus_client not installed', 'not metrics'],
    [
      'a body cut off inside a number',
      '# TYPE codex_api_requests_total counter\ncodex_api_requests_total{endpoint="extract",status="200"} 12',
      'truncated',
    ],
    [
      'a broken line of a family that counts',
      '# TYPE codex_api_requests_total counter\ncodex_api_requests_total{endpoint="extract,status="200"} 12\n',
      'unreadable line',
    ],
    [
      'a line beyond any reason',
      `codex_api_requests_total{endpoint="${'x'.repeat(5000)}",status="200"} 1\n`,
      'unreadable line',
    ],
  ])('refuses %s', (_, text, reason) => {
    expect(readExposition(text, codexExposition())).toEqual({ kind: 'malformed', reason });
  });

  test('never throws and never keeps an unlisted name, whatever it is given', () => {
    const ours = fc.constantFrom(
      'codex_api_requests_total',
      '{endpoint="extract",status="200"}',
      ' 1',
      '\n',
      '"',
      '\\',
      '# TYPE ',
      '_created',
    );
    const soup = fc.array(fc.oneof(ours, fc.string()), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, (text) => {
        const exposition = readExposition(text, codexExposition());
        if (exposition.kind !== 'read') return;
        for (const sample of exposition.samples) {
          expect(sample.name).toBe('codex_api_requests_total');
          expect(sample.value).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describeRecorded('codex-pdf', 'reading the recordings', () => {
  test('a process that has served nothing yet has no samples', () => {
    expect(samplesOf(recorded('one-worker/000.txt'))).toEqual([]);
  });

  test('all fifteen buckets, spelled as the service spells them', () => {
    const buckets = samplesOf(recorded('one-worker/119.txt')).filter(
      (one) => one.name === 'codex_api_request_seconds_bucket' && one.labels.endpoint === 'extract',
    );
    expect(buckets.map((one) => one.labels.le).join(' ')).toBe(
      '0.005 0.01 0.025 0.05 0.075 0.1 0.25 0.5 0.75 1.0 2.5 5.0 7.5 10.0 +Inf',
    );
  });

  test('every series has a creation time, in both versions of the client library', () => {
    for (const name of ['one-worker/119.txt', 'ai/059.txt', 'prometheus-client-0.26.txt']) {
      const samples = samplesOf(recorded(name));
      expect(samples.length).toBeGreaterThan(0);
      expect(samples.filter((one) => one.createdAtMs === null)).toEqual([]);
    }
  });

  test('the AI counter keeps kind, model and status', () => {
    expect(samplesOf(recorded('ai/059.txt'))).toContainEqual({
      name: 'codex_ai_signal_calls_total',
      labels: { kind: 'symbols', model: 'claude-sonnet-4-6', status: 'budget_exceeded' },
      value: 15,
      createdAtMs: 1795219548264,
    });
  });
});
