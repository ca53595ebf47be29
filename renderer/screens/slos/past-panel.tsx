import type { Past } from '../../../shared/api/slo-past.ts';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { Loaded, Loading, type QueryLike } from '../../components/screen-state.tsx';
import { Age } from '../../time/moment.tsx';

interface PastPanelProps<T> {
  readonly title: string;
  readonly query: QueryLike<Past<T>>;
  /** Lines that stand in until it is read. */
  readonly rows: number;
  readonly children: (value: T) => React.ReactNode;
}

/** What is read of a row's past only while somebody looks at it: when it was read, or why it was not. */
export function PastPanel<T>({ title, query, rows, children }: PastPanelProps<T>) {
  const read = query.data?.kind === 'read' ? query.data : null;
  return (
    <Panel
      title={title}
      aside={
        read === null ? undefined : (
          <span>
            read <Age atMs={read.atMs} /> ago
          </span>
        )
      }
    >
      <Loaded query={query} placeholder={<Loading rows={rows} height={26} />}>
        {(past) => (past.kind === 'unread' ? <PanelNote>{past.why}</PanelNote> : children(past.value))}
      </Loaded>
    </Panel>
  );
}
