import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { Empty, Loading } from '../screen-state.tsx';
import { SOURCE_STATES } from '../source-words.ts';
import type { TableRows } from './table-rows.ts';
import type { AddressedFilters } from './use-table-address.ts';

interface TableBodyProps<Row> {
  readonly table: TableRows<Row>;
  readonly address: AddressedFilters;
  /** The source the rows come from; undefined before the first answer. */
  readonly source: SourceStatus | undefined;
  /** What the rows are, for instance `requests`. */
  readonly noun: string;
  /** The table itself, where it has rows. */
  readonly children: React.ReactNode;
}

/** Why a table without rows has none, in words: reading, failed, narrowed to nothing, or what its source says. */
export function TableBody<Row>({ table, address, source, noun, children }: TableBodyProps<Row>) {
  if (table.trouble === 'reading') return <Loading rows={10} height={22} />;
  if (table.trouble !== null) {
    return (
      <Empty icon="cross" title="This could not be read">
        <p>{table.trouble.message}</p>
        <Button variant="default" mt="xs" onClick={table.trouble.retry}>
          Try again
        </Button>
      </Empty>
    );
  }
  if (table.rows.length > 0) return children;
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
    <Empty icon={SOURCE_STATES[source.state].icon} title={`${capital(noun)} are not known: ${source.state}`}>
      <p>
        {SOURCE_STATES[source.state].meaning} {source.detail}
      </p>
      {source.state === 'not configured' ? <Link href="/connections">Open Connections</Link> : null}
    </Empty>
  );
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
