import { ActionIcon } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Icon } from '../icon.tsx';
import classes from './drawer.module.css';

interface DrawerProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: React.ReactNode;
}

/** One row in full, beside the table: arrows in the table change what it shows, Escape closes it. */
export function Drawer({ title, close, children }: DrawerProps) {
  const panel = useRef<HTMLElement>(null);
  const back = useRef<Element | null>(null);
  useEffect(() => {
    back.current = document.activeElement;
    return () => {
      // Only where the focus was within: a click elsewhere has chosen its own place.
      if (document.activeElement === document.body && back.current instanceof HTMLElement) {
        back.current.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    <aside
      ref={panel}
      className={classes.drawer}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div className={classes.head}>
        <h2>{title}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={close}>
          <Icon name="cross" />
        </ActionIcon>
      </div>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}

export interface Fact {
  readonly word: string;
  /** Null is shown as what it is: not told. */
  readonly value: React.ReactNode;
}

/** Words and values of a row, one below the other. */
export function Facts({ title, facts }: { readonly title?: string; readonly facts: readonly Fact[] }) {
  return (
    <section className={classes.facts}>
      {title === undefined ? null : <h3>{title}</h3>}
      <dl>
        {facts.map(({ word, value }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value ?? <span className={classes.untold}>not told</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
