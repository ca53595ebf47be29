import { ActionIcon, Kbd, Tooltip, useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { Icon, type IconName } from '../components/icon.tsx';
import { SecurityFlag, SeverityBadge } from '../components/severity-badge.tsx';
import { Age } from '../time/moment.tsx';
import classes from './header.module.css';
import { SnapshotName } from './snapshot-name.tsx';
import { useOverallSeverity, useShell } from './use-shell.ts';

const SCHEMES = ['auto', 'light', 'dark'] as const;
const SCHEME_ICONS: Readonly<Record<(typeof SCHEMES)[number], IconName>> = {
  auto: 'auto',
  light: 'sun',
  dark: 'moon',
};

function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = SCHEMES[(SCHEMES.indexOf(colorScheme) + 1) % SCHEMES.length] ?? 'auto';
  const label = `Colour scheme: ${colorScheme}. Switch to ${next}`;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => setColorScheme(next)}>
        <Icon name={SCHEME_ICONS[colorScheme]} />
      </ActionIcon>
    </Tooltip>
  );
}

function ProfileName() {
  const profile = useShell().data?.profile;
  if (profile === undefined) return <span className={classes.profile}>…</span>;
  if (profile.snapshot !== null) return <SnapshotName {...profile} takenAtMs={profile.snapshot.takenAtMs} />;
  return (
    <span className={classes.profile}>
      <span className="visually-hidden">Connection: </span>
      {profile.demo ? (
        <span className={classes.demo}>DEMO</span>
      ) : (
        <b className={classes.name}>{profile.name}</b>
      )}
      {profile.demo ? <span className={classes.demoNote}>simulated data</span> : null}
    </span>
  );
}

function DataAge() {
  const { data } = useShell();
  const oldest = data?.oldestAgeMs ?? null;
  const atMs = data === undefined || oldest === null ? null : data.generatedAtMs - oldest;
  return (
    <Tooltip label="Age of the oldest figure on the screens">
      <span className={classes.age}>
        <span>Data </span>
        <b>
          <Age atMs={atMs} none="not read yet" />
        </b>
        {atMs === null ? null : ' old'}
      </span>
    </Tooltip>
  );
}

interface HeaderProps {
  readonly refresh: () => void;
  readonly refreshing: boolean;
  readonly help: () => void;
}

/** Whose data this is, how bad it is and how fresh; then search and the few switches. */
export function Header({ refresh, refreshing, help }: HeaderProps) {
  const { severity, security } = useOverallSeverity();
  const isSnapshot = useShell().data?.profile.snapshot != null;
  return (
    // A named region and no banner: an open dialog brings a banner of its own, and a page has one at most.
    <section className={classes.header} aria-label="Console">
      <ProfileName />
      <span className="visually-hidden">Overall severity: </span>
      <SeverityBadge severity={severity} shape="large" />
      {security ? <SecurityFlag shape="large" /> : null}
      <span className={classes.space} />
      <DataAge />
      <Tooltip label={isSnapshot ? 'A snapshot stays as it was' : 'Read all sources now (r)'}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Refresh now"
          loading={refreshing}
          aria-disabled={isSnapshot}
          onClick={refresh}
        >
          <Icon name="refresh" />
        </ActionIcon>
      </Tooltip>
      <button type="button" className={classes.search} onClick={spotlight.open}>
        <Icon name="search" size={14} />
        <span className={classes.searchWord}>Search</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </button>
      <SchemeSwitch />
      <Tooltip label="Keyboard shortcuts (?)">
        <ActionIcon variant="subtle" color="gray" aria-label="Keyboard shortcuts" onClick={help}>
          <Icon name="keyboard" />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}
