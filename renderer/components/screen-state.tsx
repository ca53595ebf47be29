import { Button, Skeleton } from '@mantine/core';
import { Icon, type IconName } from './icon.tsx';
import classes from './screen-state.module.css';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  /** What it means and what to do. */
  readonly children: React.ReactNode;
}

/** Nothing to show, and why: never a blank area. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Icon name={icon} size={22} />
      <p className={classes.title}>{title}</p>
      <div className={classes.text}>{children}</div>
    </div>
  );
}

/** Lines in the place of what is being read, so that nothing jumps when it arrives. */
export function Loading({ rows, height = 34 }: { readonly rows: number; readonly height?: number }) {
  return (
    <div className={classes.loading} role="status">
      <span className="visually-hidden">Reading…</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius={4} />
      ))}
    </div>
  );
}

/** A query as far as a screen shows it. */
export interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: { readonly message: string } | null;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly query: QueryLike<T>;
  /** Stands in until the first answer. */
  readonly placeholder: React.ReactNode;
  readonly children: (data: T) => React.ReactNode;
}

/** What was read last stays on screen whatever happens later; only without any answer an error takes its place. */
export function Loaded<T>({ query, placeholder, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return placeholder;
  return (
    <Empty icon="cross" title="This could not be read">
      <p>{query.error.message}</p>
      <Button variant="default" mt="xs" onClick={() => void query.refetch()}>
        Try again
      </Button>
    </Empty>
  );
}
