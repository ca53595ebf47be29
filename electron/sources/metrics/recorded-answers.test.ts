import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { recordingsOf } from '../../testing/recordings.ts';
import { createPrometheusApi, type PrometheusApi } from './prometheus-api.ts';
import { parseRetentionMs } from './retention.ts';
import { parseSampleValue } from './sample-value.ts';
import { plainRead } from './testing/plain-read.ts';

const RECORDINGS = recordingsOf('prometheus');

const recordingSchema = z.object({
  http_status: z.number(),
  response: z.looseObject({ data: z.looseObject({ resultType: z.string().optional() }).optional() }),
});

function load(name: string) {
  return recordingSchema.parse(JSON.parse(RECORDINGS.text(name)));
}

/** An API behind which a recorded answer comes back, whatever is asked. */
function apiOf(name: string): PrometheusApi {
  const recording = load(name);
  return createPrometheusApi(new URL('http://127.0.0.1:9090'), {
    ...plainRead(() => 0),
    fetch: async () => Response.json(recording.response, { status: recording.http_status }),
  });
}

async function vectorOf(name: string) {
  const result = await apiOf(name).vector('', 0);
  if (result.kind !== 'ok') throw new Error(`expected a vector, got ${result.kind}`);
  return result.value;
}

/** Answers of the query routes: all of them a vector, a matrix or an error. */
const queries = RECORDINGS.names().filter((name) => /(^|\/)(query|extra)[._].*json$/.test(name));

describeRecorded('prometheus', 'answers of a real Prometheus', () => {
  test('every recorded query is read, with a number for every value', async () => {
    expect(queries.length).toBeGreaterThan(200);
    for (const name of queries) {
      const { http_status: status, response } = load(name);
      const isMatrix = response.data?.resultType === 'matrix';
      const result = isMatrix ? await apiOf(name).matrix('', 0) : await apiOf(name).vector('', 0);
      expect(result.kind, name).toBe(status === 200 ? 'ok' : 'malformed');
      if (result.kind !== 'ok') continue;
      const points = result.value.flatMap((one) => ('value' in one ? [one.value] : one.values));
      expect(
        points.filter(([, value]) => parseSampleValue(value) === null),
        name,
      ).toEqual([]);
    }
  });

  test('NaN and +Inf are read as what they are', async () => {
    expect(parseSampleValue((await vectorOf('extra.nan_value.json'))[0]?.value[1] ?? '')).toBeNaN();
    expect(parseSampleValue((await vectorOf('extra.inf_value.json'))[0]?.value[1] ?? '')).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test('an unknown metric is an empty answer, not zero', async () => {
    expect(await vectorOf('query.empty.json')).toEqual([]);
  });

  test.each(['query.parse_error.json', 'extra.too_many_points.json'])(
    '%s names the class and not the text',
    async (name) => {
      expect(await apiOf(name).vector('', 0)).toEqual({
        kind: 'malformed',
        detail: 'The server cannot read the query (bad_data); check the selector.',
      });
    },
  );

  test('the retention is read in ms', async () => {
    const result = await apiOf('api_v1_status_runtimeinfo.json').storageRetention();
    expect(result.kind === 'ok' && parseRetentionMs(result.value)).toBe(15 * 86_400_000);
  });

  test('a target without the client library is down with 503', async () => {
    const result = await apiOf('api_v1_targets.json').downTargets();
    expect(result.kind === 'ok' && result.value.map((one) => [one.labels.job, one.lastError])).toEqual([
      ['codex-noprom', 'server returned HTTP status 503 Service Unavailable'],
    ]);
  });
});

describe('reading a retention', () => {
  test.each([
    ['15d', 15 * 86_400_000],
    ['1y2w', 379 * 86_400_000],
    ['36h30m', 131_400_000],
    ['15d or 10GiB', 15 * 86_400_000],
    ['10GiB', null],
    ['0s', null],
    ['', null],
    ['d15', null],
  ])('%s is %s ms', (text, ms) => {
    expect(parseRetentionMs(text)).toBe(ms);
  });
});
