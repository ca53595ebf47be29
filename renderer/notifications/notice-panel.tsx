import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { NoticeFeed } from '../../shared/api/notice-ports.ts';
import { type NoticesFrom, noticesFromSchema } from '../../shared/notifications/notice.ts';
import { api } from '../api/client.ts';
import { useValue } from '../api/value.ts';
import { reportFailure } from '../components/notices.tsx';
import { Panel } from '../components/panel.tsx';
import { Loaded, Loading } from '../components/screen-state.tsx';
import { useShell } from '../shell/use-shell.ts';
import { Relative } from '../time/moment.tsx';
import classes from './notice.module.css';
import { askPermission, type SystemPermission, systemPermission } from './system-permission.ts';

const CHOICES: readonly { readonly value: NoticesFrom; readonly label: string }[] = [
  { value: 'off', label: 'Off' },
  { value: 'outage', label: 'Outage only' },
  { value: 'degraded', label: 'Degraded and worse' },
  { value: 'watch', label: 'Everything from watch' },
];

const MEANING: Readonly<Record<NoticesFrom, string>> = {
  off: 'Nothing is told; the header and Now show it all the same.',
  outage: 'When a Pool cannot serve, and when that is over.',
  degraded: 'When some traffic may fail, an owner must review something, or a source can no longer be read.',
  watch: 'The same, and when something may become worse.',
};

const PERMISSIONS: Readonly<Record<SystemPermission, string>> = {
  desktop: 'The desktop shows them as well, also while the window is covered.',
  granted: 'The browser shows them as well while you look elsewhere and this page is open.',
  denied:
    'The browser blocks them for this page: allow them in its site settings. In the page they are shown.',
  default: 'They are shown in this page only.',
  'not there': 'This browser has no notifications; they are shown in this page only.',
};

function Permission() {
  const permission = useValue(systemPermission);
  return (
    <div className={classes.row} role="status">
      <span className={classes.quiet}>{PERMISSIONS[permission]}</span>
      {permission === 'default' ? (
        <Button variant="default" onClick={() => void askPermission()}>
          Let the browser show them too
        </Button>
      ) : null}
    </div>
  );
}

function Choice({ from }: Pick<NoticeFeed, 'from'>) {
  const name = useShell().data?.profile.name;
  const choose = useMutation(api.notices.setFrom.mutationOptions({ onError: reportFailure }));
  return (
    <div className={classes.choice}>
      <span>Tell me{name === undefined ? '' : ` of ${name}`}</span>
      <SegmentedControl
        size="xs"
        aria-label="From where on to tell"
        data={[...CHOICES]}
        value={from}
        onChange={(chosen) => choose.mutate({ from: noticesFromSchema.parse(chosen) })}
      />
      <span className={classes.quiet}>{MEANING[from]}</span>
    </div>
  );
}

function Latest({ notices, heldBack }: NoticeFeed) {
  return (
    <>
      {notices.length === 0 ? (
        <p className={classes.quiet}>Nothing was told since this console started.</p>
      ) : (
        <ol className={classes.latest} aria-label="Latest notifications">
          {notices.toReversed().map(({ id, atMs, text }) => (
            <li key={id}>
              <Relative atMs={atMs} />
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      {heldBack === 0 ? null : (
        <p className={classes.quiet}>
          The redaction check has held back {heldBack} so far; a neutral sentence was shown instead.
        </p>
      )}
    </>
  );
}

/** When somebody wants to be told that the state got worse, by whom, and what was told last. */
export function NoticePanel() {
  const query = useQuery(api.notices.feed.queryOptions());
  return (
    <Panel title="Notifications">
      <Loaded query={query} placeholder={<Loading rows={3} />}>
        {(feed) => (
          <div className={classes.settings}>
            <Choice from={feed.from} />
            <Permission />
            <Latest {...feed} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
