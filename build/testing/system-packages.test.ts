import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findProgram, provideSystemPackages } from './system-packages.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-test-'));
  // Nothing else on the path: no apt-get either, so nothing can be installed here.
  vi.stubEnv('PATH', `${join(folder, 'missing')}:${folder}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, mode);
  return path;
}

function said(): string[] {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  provideSystemPackages();
  return log.mock.calls.map(([line]) => `${line}`);
}

describe('a program', () => {
  it('is found where the path leads to it', () => {
    expect(findProgram('example')).toBeNull();
    expect(program('example')).toBe(findProgram('example'));
  });

  it('is not what cannot be run', () => {
    program('example', 0o644);
    mkdirSync(join(folder, 'chromium'));
    expect([findProgram('example'), findProgram('chromium')]).toEqual([null, null]);
  });
});

describe('what the tests need', () => {
  it('is silent when all is there', () => {
    program('chromium');
    program('prometheus');
    program('victoria-metrics');
    program('initdb');
    expect(said()).toEqual([]);
  });

  it('is named with how to get it and what is skipped without it', () => {
    program('chromium');
    program('victoria-metrics');
    program('initdb');
    expect(said()).toEqual([
      'Missing: prometheus. Install it (on Debian: apt-get install prometheus); skipped without it: the specs against a real Prometheus.',
    ]);
  });
});
