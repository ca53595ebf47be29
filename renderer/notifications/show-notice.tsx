import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReleasedNotice } from '../../shared/notifications/notice.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { toneStyle } from '../components/tone.tsx';
import classes from './notice.module.css';
import { openNotice } from './open-notice.ts';
import { systemPermission } from './system-permission.ts';

/** Long enough to turn to the screen; the header and Now go on telling it. */
const SHOWN_MS = 20_000;

const ICONS: Readonly<Record<ReleasedNotice['kind'], IconName>> = {
  traffic: 'bell',
  security: 'shield',
  source: 'plug',
  calm: 'check',
};

/** In the page, always; it is an alert to screen readers. */
function showInPage(notice: ReleasedNotice): void {
  const id = `notice ${notice.id}`;
  const open = () => {
    notifications.hide(id);
    openNotice(notice);
  };
  notifications.show({
    id,
    autoClose: SHOWN_MS,
    withBorder: true,
    color: 'gray',
    message: (
      <div className={classes.notice} style={toneStyle(notice.severity)}>
        <span className={classes.icon}>
          <Icon name={ICONS[notice.kind]} />
        </span>
        <span className={classes.text}>{notice.text}</span>
        <Button variant="default" onClick={open}>
          Show
        </Button>
      </div>
    ),
  });
}

/** By the browser, to somebody who looks elsewhere; several open pages show one and the same. */
function showBySystem(notice: ReleasedNotice): void {
  if (systemPermission.get() !== 'granted') return;
  if (!document.hidden && document.hasFocus()) return;
  const shown = new Notification('Pooler Operator Console', {
    body: notice.text,
    tag: `console-notice-${notice.id}`,
  });
  shown.onclick = () => {
    window.focus();
    shown.close();
    openNotice(notice);
  };
}

/** Shows a released notice in every way that is permitted. */
export function showNotice(notice: ReleasedNotice): void {
  showInPage(notice);
  showBySystem(notice);
}
