import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { SignalLink } from '../../components/signal-link.tsx';
import { SignalSince } from '../../components/signal-since.tsx';
import { DraftButton } from '../incident/draft-button.tsx';
import classes from './slos.module.css';

/** What is signalled about a row or its lanes; nothing where there is no signal. `subjects` are their ids. */
export function SignalsPanel({ subjects }: { readonly subjects: readonly string[] }) {
  const { data } = useQuery(api.now.view.queryOptions());
  const about = (data?.signals ?? []).filter(
    ({ state, subject }) =>
      state !== 'resolved' && ['slo', 'lane'].includes(subject.kind) && subjects.includes(subject.id),
  );
  if (about.length === 0) return null;
  return (
    <Panel
      title="Signals about it"
      aside={<DraftButton signalIds={about.map(({ id }) => id)} about="the signals of this row" />}
    >
      <ul className={classes.signals}>
        {about.map((signal) => (
          <li key={signal.id}>
            <SeverityBadge severity={signal.severity} />
            <SignalLink signal={signal} />
            <SignalSince signal={signal} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
