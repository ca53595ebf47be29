import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { isOpenRequest, type RequestLog } from '../../../shared/metadata/request-log.ts';
import { api } from '../../api/client.ts';
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

interface RequestDrawerProps {
  readonly id: string;
  /** The row as the table has it; undefined where it is not among those read. */
  readonly row: RequestLog | undefined;
  readonly close: () => void;
}

/** One request in full: the kept row at once, its attempts from the Pooler when it is looked at. */
export function RequestDrawer({ id, row, close }: RequestDrawerProps) {
  const [lookedAt] = useDebouncedValue(id, LOOKED_AT_MS);
  const query = useQuery({
    ...api.requests.detail.queryOptions({ id: lookedAt }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const reading = lookedAt === id ? query.data : undefined;
  const detail = reading?.kind === 'read now' ? reading.detail : null;
  const shown = detail?.row ?? (reading?.kind === 'as kept' ? reading.row : row);
  return (
    <Drawer title="Request" close={close}>
      {shown === undefined ? (
        <>
          {reading === undefined ? <Loading rows={6} height={18} /> : null}
          {reading?.kind === 'unknown' ? (
            <Empty icon="question" title="This request is not held">
              {reading.why}
            </Empty>
          ) : null}
        </>
      ) : (
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
      )}
    </Drawer>
  );
}
