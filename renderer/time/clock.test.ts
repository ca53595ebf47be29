import { afterEach, describe, expect, it, vi } from 'vitest';
import { consoleNow, setClock, stopClock } from './clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of the page', () => {
  it('runs as that of the console process does', () => {
    vi.useFakeTimers({ now: 10_000 });
    setClock(70_000, 10_000);
    vi.advanceTimersByTime(1_000);
    expect(consoleNow()).toBe(71_000);
  });

  it('stands while a snapshot is shown, and runs again afterwards', () => {
    vi.useFakeTimers({ now: 10_000 });
    stopClock(5_000);
    vi.advanceTimersByTime(60_000);
    expect(consoleNow()).toBe(5_000);
    setClock(70_000, 70_000);
    expect(consoleNow()).toBe(70_000);
  });
});
