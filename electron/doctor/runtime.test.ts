import { describe, expect, it } from 'vitest';
import { type Machine, runtimeSteps } from './runtime.ts';
import { collected } from './testing/collected.ts';

const MACHINE: Machine = {
  nodeVersion: '24.21.0',
  electronVersion: null,
  hasElectron: true,
  hasDisplay: true,
};

async function steps(change: Partial<Machine> = {}) {
  const [node, electron] = await collected(runtimeSteps({ ...MACHINE, ...change }, () => 0));
  return { node, electron };
}

describe('Node', () => {
  it.each(['24.21.0', '22.18.0', '30.0.0'])('%s is new enough', async (nodeVersion) => {
    expect((await steps({ nodeVersion })).node).toMatchObject({ ok: true });
  });

  it.each(['20.20.2', '22.17.9'])('%s is too old, and says what to do', async (nodeVersion) => {
    const { node } = await steps({ nodeVersion });
    expect(node?.ok).toBe(false);
    expect(node?.message).toMatch(/is too old\. Start the console through npm/);
  });
});

describe('Electron', () => {
  it.each([
    { change: { electronVersion: '45.4.1' }, words: 'This is the desktop window, Electron 45.4.1.' },
    { change: { hasElectron: false }, words: 'Not found, so the console opens in a browser' },
    { change: {}, words: 'Found; npm start opens a window.' },
    { change: { hasDisplay: false }, words: 'Found, but there is no display' },
  ])('$words', async ({ change, words }) => {
    const { electron } = await steps(change);
    expect(electron?.ok).toBe(true);
    expect(electron?.message).toContain(words);
  });
});
