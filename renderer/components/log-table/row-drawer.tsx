import { Button } from '@mantine/core';
import { Empty, Loading } from '../screen-state.tsx';
import type { AddressedTable } from './addressed-table.ts';
import { capitalised } from './capitalised.ts';
import { Drawer } from './drawer.tsx';

interface RowDrawerProps<Row> {
  readonly table: AddressedTable<Row>;
  /** What a row is, for instance `API key`. */
  readonly noun: string;
  readonly title: (row: Row) => string;
  readonly children: (row: Row) => React.ReactNode;
}

/** The open row in full, while there is one; in its place, why it is not there. */
export function RowDrawer<Row>({ table, noun, title, children }: RowDrawerProps<Row>) {
  const { opened } = table;
  if (opened.kind === 'none') return null;
  const close = () => table.address.open(null);
  if (opened.kind === 'here') {
    return (
      <Drawer title={title(opened.row)} close={close}>
        {children(opened.row)}
      </Drawer>
    );
  }
  return (
    <Drawer title={capitalised(noun)} close={close}>
      {opened.kind === 'reading' ? <Loading rows={6} height={18} /> : null}
      {opened.kind === 'missing' ? (
        <Empty icon="question" title={`No ${noun} of this id is held`}>
          It may have been removed, may not have been read yet, or this credential may not see it.
        </Empty>
      ) : null}
      {opened.kind === 'failed' ? (
        <Empty icon="cross" title={`This ${noun} could not be read`}>
          <p>{opened.message}</p>
          <Button variant="default" mt="xs" onClick={opened.retry}>
            Try again
          </Button>
        </Empty>
      ) : null}
    </Drawer>
  );
}
