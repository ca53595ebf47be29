import type { Past } from '../../../shared/api/slo-past.ts';
import { Panel } from '../../components/panel.tsx';
import { Loaded, Loading, type QueryLike } from '../../components/screen-state.tsx';
import { Age } from '../../time/moment.tsx';
import classes from './slos.module.css';

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
        {(past) =>
          past.kind === 'unread' ? <p className={classes.note}>{past.why}</p> : children(past.value)
        }
      </Loaded>
    </Panel>
  );
}
