import { describe, expect, it } from 'vitest';
import { surfacesOf } from '../../shared/api/report-surfaces.ts';
import { emptyState } from '../../shared/api/testing/console-state.ts';
import { NOW_MS, picture, upstream } from '../../shared/metadata/testing/records.ts';
import { surfaceRows } from './surface-lines.ts';

const NOTHING = surfacesOf(emptyState());

function rowOf(surfaces: typeof NOTHING, name: string): string | undefined {
  return surfaceRows(surfaces).find(([word]) => word === name)?.[1];
}

describe('the surfaces in a report for people', () => {
  it('say what was not read, never zero', () => {
    for (const name of ['requests', 'jobs', 'settings', 'gateway']) {
      expect(rowOf(NOTHING, name), name).toBe('not read');
    }
  });

  it('count by status', () => {
    const upstreams = [upstream('u1'), upstream('u2', { status: 'paused' })];
    const surfaces = surfacesOf(emptyState({ picture: picture({ upstreams }) }));
    expect(rowOf(surfaces, 'upstreams')).toBe('1 active, 1 paused');
  });

  it('name each gap with its bounds', () => {
    const at = new Date(NOW_MS).toISOString();
    const log = { log: 'requests' as const, rows: 1, oldest: at, newest: at };
    const logs = [{ ...log, gaps: [{ from: at, to: at, estimatedRows: 1_200 }] }];
    expect(rowOf({ ...NOTHING, logs }, 'gap in requests')).toBe(
      'about 1200 rows from 2026-01-15T10:20Z to 2026-01-15T10:20Z not fetched',
    );
  });
});
