import { Facts } from '../../components/log-table/drawer.tsx';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { auditPlace, poolPlace, requestsPlace } from '../../components/log-table/places.ts';
import { RowSignal } from '../../components/log-table/row-signal.tsx';
import { Tone } from '../../components/tone.tsx';
import type { KeyView } from './key-view.ts';
import { keyLook } from './key-words.ts';

function modelsWords(allowed: readonly string[] | null): string {
  if (allowed === null) return 'every model';
  return allowed.length === 0 ? 'none' : allowed.join(', ');
}

/** One API key in full. */
export function KeyFacts({ view }: { readonly view: KeyView }) {
  const { key, poolLabel, standing, denials, signal } = view;
  const moment = (atMs: number | null, never: string) => (atMs === null ? never : <Moment atMs={atMs} />);
  return (
    <>
      <p>
        <Tone {...keyLook(standing)} word={standing} shape="filled" />
        {standing === 'expired' ? ' The Pooler still calls it active: expiry is a matter of time.' : ''}
      </p>
      <RowSignal signal={signal} />
      <Facts
        facts={[
          { word: 'Prefix', value: key.prefix },
          { word: 'Pool', value: <PlaceLink to={poolPlace(key.poolId)}>{poolLabel}</PlaceLink> },
          { word: 'Expires', value: moment(key.expiresAtMs, 'never') },
          { word: 'Last used', value: moment(key.lastUsedAtMs, 'never') },
          { word: 'Revoked', value: moment(key.revokedAtMs, 'no') },
          { word: 'Created', value: <Moment atMs={key.createdAtMs} /> },
          { word: 'Requests', value: <PlaceLink to={requestsPlace({ key: key.id })}>of this key</PlaceLink> },
          {
            word: 'Audit',
            value: <PlaceLink to={auditPlace({ action: 'api_key.', text: key.id })}>of this key</PlaceLink>,
          },
        ]}
      />
      <Facts
        title="Policy"
        facts={[
          { word: 'Models', value: modelsWords(key.allowedModels) },
          { word: 'Enforced model', value: key.enforcedModel ?? 'none' },
          { word: 'Reasoning', value: key.reasoningPolicyMode },
          { word: 'Highest effort', value: key.maximumReasoningEffort },
          { word: 'Service tier', value: key.enforcedServiceTier ?? 'not enforced' },
          { word: 'Bindings', value: key.policyBindingCount },
        ]}
      />
      {denials.length === 0 ? null : (
        <Facts
          title="Denied in the last 15 minutes"
          facts={denials.map(({ code, count }) => ({
            word: count.toLocaleString('en-GB'),
            value: <PlaceLink to={requestsPlace({ key: key.id, code, range: '15m' })}>{code}</PlaceLink>,
          }))}
        />
      )}
    </>
  );
}
