import { useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title: string;
  /** Stands beside the title: a count, a filter, a button. */
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A titled region of a screen. */
export function Panel({ title, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {aside === undefined ? null : <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** A sentence or two in a panel, over its content or in place of it. */
export function PanelNote({ children }: { readonly children: React.ReactNode }) {
  return <p className={classes.note}>{children}</p>;
}
