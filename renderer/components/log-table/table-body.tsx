import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { Empty, Loading } from '../screen-state.tsx';
import { SOURCE_STATES } from '../source-words.ts';
import type { AddressedTable } from './addressed-table.ts';
import { capitalised } from './capitalised.ts';

interface TableBodyProps<Row> {
  readonly table: Pick<AddressedTable<Row>, 'address' | 'rows'>;
  /** The source the rows come from; undefined before the first answer. */
  readonly source: SourceStatus | undefined;
  /** What the rows are, for instance `requests`. */
  readonly noun: string;
  /** The table itself, where it has rows. */
  readonly children: React.ReactNode;
}

/** Why a table without rows has none, in words: reading, failed, narrowed to nothing, or what its source says. */
export function TableBody<Row>({ table, source, noun, children }: TableBodyProps<Row>) {
  const { address, rows } = table;
  if (rows.trouble === 'reading') return <Loading rows={10} height={22} />;
  if (rows.trouble !== null) {
    return (
      <Empty icon="cross" title="This could not be read">
        <p>{rows.trouble.message}</p>
        <Button variant="default" mt="xs" onClick={rows.trouble.retry}>
          Try again
        </Button>
      </Empty>
    );
  }
  if (rows.rows.length > 0) return children;
  if (Object.keys(address.filters).length > 0) {
    return (
      <Empty icon="search" title={`None of the ${noun} fits these filters`}>
        <Button variant="default" onClick={address.clear}>
          Show all
        </Button>
      </Empty>
    );
  }
  if (source === undefined || source.state === 'live') {
    return (
      <Empty icon="dash" title={`There are no ${noun}`}>
        {source?.detail ?? 'Waiting for the first answer.'}
      </Empty>
    );
  }
  return (
    <Empty
      icon={SOURCE_STATES[source.state].icon}
      title={`${capitalised(noun)} are not known: ${source.state}`}
    >
      <p>
        {SOURCE_STATES[source.state].meaning} {source.detail}
      </p>
      {source.state === 'not configured' ? <Link href="/connections">Open Connections</Link> : null}
    </Empty>
  );
}
