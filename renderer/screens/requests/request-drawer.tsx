import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { isOpenRequest, type RequestLog } from '../../../shared/metadata/request-log.ts';
import { api } from '../../api/client.ts';
import type { AddressedTable } from '../../components/log-table/addressed-table.ts';
import { Drawer, Facts } from '../../components/log-table/drawer.tsx';
import { Empty, Loading } from '../../components/screen-state.tsx';
import { Tone } from '../../components/tone.tsx';
import { AttemptList, ErrorList } from './request-attempts.tsx';
import { basicFacts, costFacts, routeFacts } from './request-facts.tsx';
import { statusLook } from './request-words.ts';

/** Arrows pass over many rows: only one that is looked at costs the Pooler a call, ms. */
const LOOKED_AT_MS = 400;

function Status({ row }: { readonly row: RequestLog }) {
  const { word, tone, icon } = statusLook(row.status);
  const code = row.responseStatusCode === null ? 'no HTTP code yet' : `HTTP ${row.responseStatusCode}`;
  return (
    <p>
      <Tone tone={tone} icon={icon} word={word} shape="filled" /> {code}
      {row.errorCode === null ? '' : `, ${row.errorCode}`}
      {isOpenRequest(row) ? '; it may still change' : ''}
    </p>
  );
}

interface OpenRequestProps {
  readonly id: string;
  /** The row as it was last kept; null where it is not, or not found yet. */
  readonly kept: RequestLog | null;
}

/** The kept row at once, its attempts from the Pooler when it is looked at. */
function OpenRequest({ id, kept }: OpenRequestProps) {
  const [lookedAt] = useDebouncedValue(id, LOOKED_AT_MS);
  const query = useQuery({
    ...api.requests.detail.queryOptions({ id: lookedAt }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const reading = lookedAt === id ? query.data : undefined;
  const detail = reading?.kind === 'read now' ? reading.detail : null;
  const shown = detail?.row ?? kept;
  const unknown = reading?.kind === 'unknown' ? reading.why : query.error?.message;
  if (shown === null) {
    return unknown === undefined ? (
      <Loading rows={6} height={18} />
    ) : (
      <Empty icon="question" title="This request is not held">
        {unknown}
      </Empty>
    );
  }
  return (
    <>
      <Status row={shown} />
      <Facts facts={basicFacts(shown)} />
      <ErrorList errors={shown.errors} />
      <AttemptList reading={reading} />
      <Facts title="Route" facts={routeFacts(shown, detail)} />
      <Facts title="Tokens and cost" facts={costFacts(shown)} />
      <div>
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          Read again from the Pooler
        </Button>
      </div>
    </>
  );
}

/** One request in full. Also one that is not held is asked of the Pooler: evidence may be ahead of the log. */
export function RequestDrawer({ table }: { readonly table: AddressedTable<RequestLog> }) {
  const { opened, address } = table;
  if (opened.kind === 'none') return null;
  return (
    <Drawer title="Request" close={() => address.open(null)}>
      <OpenRequest id={opened.id} kept={opened.kind === 'here' ? opened.row : null} />
    </Drawer>
  );
}
