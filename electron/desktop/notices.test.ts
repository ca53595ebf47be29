import { beforeEach, describe, expect, it, vi } from 'vitest';
import { outside, shown } from '../../build/test/electron-double.ts';
import type { ReleasedNotice } from '../../shared/notifications/notice.ts';
import { showNotice } from './notices.ts';

const NOTICE: ReleasedNotice = {
  id: 1,
  atMs: 0,
  kind: 'traffic',
  severity: 'outage',
  text: 'Outage: Example Batch cannot serve.',
  signalId: 'a',
  heldBack: false,
};

beforeEach(() => {
  shown.notifications.length = 0;
  outside.hasNotifications = true;
});

describe('a notice in the desktop', () => {
  it('is shown with its released sentence and nothing else of the signal', () => {
    showNotice(NOTICE, () => {});
    expect(shown.notifications.map(({ options, visible }) => [options, visible])).toEqual([
      [{ title: 'Pooler Operator Console', body: 'Outage: Example Batch cannot serve.' }, true],
    ]);
  });

  it('opens at a click', () => {
    const opened = vi.fn<() => void>();
    showNotice(NOTICE, opened);
    const [notification] = shown.notifications;
    notification?.emit('close');
    expect(opened).not.toHaveBeenCalled();
    notification?.emit('click');
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it('is left out where the system has none', () => {
    outside.hasNotifications = false;
    showNotice(NOTICE, () => {});
    expect(shown.notifications).toEqual([]);
  });
});
