import { expect, it } from 'vitest';
import {
  SEVERITIES,
  severityRank,
  severitySchema,
  severityWord,
  stateSeveritySchema,
  worst,
} from './severity.ts';

it('names every state once, worst first, with unknown worse than info and OK', () => {
  expect(SEVERITIES.map(({ id }) => id)).toEqual(['outage', 'degraded', 'watch', 'unknown', 'info', 'ok']);
  expect([...stateSeveritySchema.options].toSorted()).toEqual(SEVERITIES.map(({ id }) => id).toSorted());
});

it('lets a signal be neither unknown nor OK', () => {
  expect(severitySchema.safeParse('unknown').success).toBe(false);
  expect(severitySchema.safeParse('ok').success).toBe(false);
});

it('takes the worse of two, whichever comes first', () => {
  expect(worst('info', 'outage')).toBe('outage');
  expect(worst('outage', 'info')).toBe('outage');
  expect(worst('ok', 'unknown')).toBe('unknown');
  expect(worst('ok', 'ok')).toBe('ok');
});

it('ranks the worst first and spells the published words', () => {
  expect(severityRank('outage')).toBe(0);
  expect(severityWord('degraded')).toBe('Degraded');
});
