import { expect, test } from 'vitest';
import { type Recording, recording, recordingNames } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { isJsonObject } from './json.ts';
import { bodyOf, comparable, requestOf, simulatorFor } from './test/replay.ts';
import { shapeOf } from './test/shape.ts';
import { TOOLS } from './tools/registry.ts';

/** Recordings of the simulated surfaces whose answer is not compared, with the reason. */
const EXCLUDED: Readonly<Record<string, string>> = {
  '130': 'limit 2.0: JSON.parse cannot tell 2.0 from 2, and no JavaScript client can send it',
  '394': 'an exposition: compared family by family below',
  '395': 'an exposition: the recorder shortened it, same as 394',
  '397': 'an exposition: the recorder shortened it, same as 394',
  '398': 'an exposition: the recorder shortened it, same as 394',
  '399': 'an exposition: the recorder shortened it, same as 394',
  '412': 'an exposition: compared family by family below',
  '426': 'an exposition: same as 394',
  '433': 'an exposition: same as 394',
  '457': 'this key was used for the first time between the list that the rows come from and this',
  '356': 'a full page, and no recording shows the rows after it',
  '289': 'the last page of 2,000 rows, of which the recordings show 274',
  '298': 'a full page, and no recording shows the rows after it',
  '328': 'a full page, and no recording shows the rows after it',
  '400': 'the browser pages are not simulated',
  '403': 'the browser pages are not simulated',
};

/** Recordings that are compared by keys and types alone, with the reason. */
const BY_SHAPE: Readonly<Record<string, string>> = {
  '456': 'this key was used again between the list that the rows come from and this',
  '453': 'recorded later, when the quotas of the lists that the rows come from had moved on',
};

function toolOf({ request }: Recording): string {
  const { body } = request;
  if (!isJsonObject(body) || body.method !== 'tools/call' || !isJsonObject(body.params)) return '';
  return typeof body.params.name === 'string' ? body.params.name : '';
}

const compared = recordingNames().filter((name) => !(name.slice(0, 3) in EXCLUDED));

describeRecorded('pooler', 'answers as the real server did', () => {
  test.each(compared)('%s', async (name) => {
    const recorded = recording(name);
    const simulator = simulatorFor(Number(name.slice(0, 3)), recorded);
    const response = await simulator.fetch(requestOf(recorded, simulator));
    const body = await bodyOf(response);
    expect(response.status).toBe(recorded.response.status);
    for (const header of ['content-type', 'allow', 'location', 'cache-control']) {
      expect(response.headers.get(header), header).toBe(recorded.response.headers[header] ?? null);
    }
    expect(shapeOf(comparable(body))).toEqual(shapeOf(comparable(recorded.response.body)));
    if (name.slice(0, 3) in BY_SHAPE) return;
    expect(comparable(body)).toEqual(comparable(recorded.response.body));
  });

  test('covers every recording of the protocol, the simulated tools and the health routes', () => {
    expect(compared.length).toBeGreaterThan(200);
    expect(TOOLS.filter(({ name }) => !compared.some((file) => toolOf(recording(file)) === name))).toEqual(
      [],
    );
  });

  test.each(['394', '412'])(
    '%s: every exposed family has the type and labels of the real one',
    async (name) => {
      const recorded = recording(name);
      const simulator = simulatorFor(Number(name), recorded);
      await simulator.fetch(new Request('http://127.0.0.1/mcp', { method: 'POST' }));
      const response = await simulator.fetch(requestOf(recorded, simulator));
      const real = families(String(recorded.response.body));
      const simulated = families(await response.text());
      expect(simulated.size).toBeGreaterThan(3);
      for (const [family, description] of simulated) expect(real.get(family), family).toBe(description);
    },
  );
});

/** Name -> type and label names, of an exposition. */
function families(text: string): ReadonlyMap<string, string> {
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Map(
    types.map(([, name = '', type = '']) => {
      const labels = new RegExp(`^${name}\\{([^}]*)\\}`, 'm').exec(text)?.[1] ?? '';
      return [name, `${type} ${[...labels.matchAll(/(\w+)=/g)].map(([, label]) => label).join(',')}`];
    }),
  );
}
