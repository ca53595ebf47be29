import type { ApiOutputs } from '../../../shared/api/router.ts';
import { MoreFilters, SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { TimeFilter } from '../../components/log-table/time-filter.tsx';
import type { AddressedFilters } from '../../components/log-table/use-table-address.ts';
import { namedChoices, wordChoices } from '../../components/log-table/word-choices.ts';
import { REQUEST_STATUSES, ROUTE_CLASSES, statusLook } from './request-words.ts';

const RARE = ['key', 'upstream', 'model', 'route', 'retried'] as const;
const STATUS_CLASSES = ['2xx', '3xx', '4xx', '5xx'] as const;

interface RequestFiltersProps {
  readonly address: AddressedFilters;
  readonly choices: ApiOutputs['requests']['frame']['choices'] | undefined;
}

/** What the request log can be narrowed by. */
export function RequestFilters({ address, choices }: RequestFiltersProps) {
  return (
    <>
      <TimeFilter address={address} />
      <SelectFilter
        address={address}
        name="status"
        label="Status"
        choices={REQUEST_STATUSES.map((status) => ({ value: status, word: statusLook(status).word }))}
      />
      <SelectFilter
        address={address}
        name="class"
        label="HTTP"
        choices={[...wordChoices(STATUS_CLASSES), { value: 'none', word: 'none yet' }]}
      />
      <TextFilter address={address} name="code" label="Code" suggestions={choices?.codes ?? []} />
      <SelectFilter address={address} name="pool" label="Pool" choices={namedChoices(choices?.pools ?? [])} />
      <TextFilter address={address} name="text" label="Find text or id" />
      <MoreFilters address={address} names={RARE}>
        <SelectFilter address={address} name="key" label="Key" choices={namedChoices(choices?.keys ?? [])} />
        <SelectFilter
          address={address}
          name="upstream"
          label="Upstream"
          choices={namedChoices(choices?.upstreams ?? [])}
        />
        <TextFilter address={address} name="model" label="Model" suggestions={choices?.models ?? []} />
        <SelectFilter address={address} name="route" label="Route" choices={wordChoices(ROUTE_CLASSES)} />
        <SelectFilter
          address={address}
          name="retried"
          label="Retries"
          choices={[{ value: 'yes', word: 'Retried only' }]}
        />
      </MoreFilters>
    </>
  );
}
