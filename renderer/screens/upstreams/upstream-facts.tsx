import type { QuotaWindow } from '../../../shared/metadata/entities.ts';
import { Facts } from '../../components/log-table/drawer.tsx';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { auditPlace, poolPlace, requestsPlace } from '../../components/log-table/places.ts';
import { RowSignal } from '../../components/log-table/row-signal.tsx';
import { Standing } from '../../components/standing.tsx';
import { Since } from '../../time/moment.tsx';
import { type UpstreamView, usedWords } from './upstream-table-row.ts';

function moment(atMs: number | null) {
  return atMs === null ? null : <Moment atMs={atMs} />;
}

function Window({ window }: { readonly window: QuotaWindow }) {
  const title = [window.kind, window.model, window.scope].filter((part) => part !== null).join(', ');
  return (
    <Facts
      title={title}
      facts={[
        { word: 'Used', value: usedWords(window) },
        { word: 'Resets', value: moment(window.resetAtMs) },
        { word: 'Observed', value: moment(window.observedAtMs) },
        { word: 'Evidence', value: window.freshness },
        {
          word: 'Routing',
          value: window.routingUsable
            ? 'may use it'
            : `may not use it: ${window.unusableReason ?? 'no reason told'}`,
        },
      ]}
    />
  );
}

/** One upstream in full; where its row is stale it does not claim that it is ready. */
export function UpstreamFacts({ view, stale }: { readonly view: UpstreamView; readonly stale: boolean }) {
  const { upstream, quota, pools, statusSince, standing, signal } = view;
  return (
    <>
      <p>
        <Standing standing={standing} stale={stale} /> {upstream.status}{' '}
        {statusSince === null ? null : (
          <Since atMs={statusSince.atMs} isLowerBound={statusSince.timing === 'since at least'} />
        )}
      </p>
      <RowSignal signal={signal} />
      <Facts
        facts={[
          {
            word: 'Pools',
            value:
              pools.length === 0
                ? 'none known'
                : pools.map(({ id, label }) => (
                    <div key={id}>
                      <PlaceLink to={poolPlace(id)}>{label}</PlaceLink>
                    </div>
                  )),
          },
          {
            word: 'Assignments',
            value:
              upstream.assignmentCount === null
                ? null
                : `${upstream.activeAssignmentCount ?? '?'} of ${upstream.assignmentCount} active`,
          },
          { word: 'Plan', value: upstream.planFamily },
          { word: 'Workspace', value: upstream.workspaceRef },
          { word: 'Onboarding', value: upstream.onboardingMethod },
          { word: 'Signed in', value: moment(upstream.authFreshAtMs) },
          { word: 'Last refresh', value: moment(upstream.lastSuccessfulRefreshAtMs) },
          { word: 'Last sync', value: moment(upstream.lastSuccessfulSyncAtMs) },
          { word: 'Disabled', value: upstream.disabledAtMs === null ? 'no' : moment(upstream.disabledAtMs) },
          {
            word: 'Requests',
            value: <PlaceLink to={requestsPlace({ upstream: view.id })}>of this upstream</PlaceLink>,
          },
          {
            word: 'Audit',
            value: (
              <PlaceLink to={auditPlace({ action: 'upstream_account.', text: view.id })}>
                of this upstream
              </PlaceLink>
            ),
          },
        ]}
      />
      {(quota?.windows ?? []).map((window) => (
        <Window
          key={`${window.kind} ${window.scope} ${window.model} ${window.windowMinutes}`}
          window={window}
        />
      ))}
      {quota === null ? <p>Quota is not known for this upstream.</p> : null}
      {quota?.truncated === true ? (
        <p>
          It has {quota.windowCount} windows; the Pooler lists the first {quota.windows.length} only.
        </p>
      ) : null}
    </>
  );
}
