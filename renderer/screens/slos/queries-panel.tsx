import { Button } from '@mantine/core';
import { Icon } from '../../components/icon.tsx';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { releaseToClipboard } from '../../release/to-clipboard.ts';
import type { RowDetail } from './slo-view.ts';
import classes from './slos.module.css';

type Query = RowDetail['queries'][number];

function copy({ expression }: Query): void {
  void releaseToClipboard({ text: expression, medium: 'copy', confirmedWarnings: 0, asDraft: false });
}

/** The exact expressions that answer a row, to paste into one's own metrics server once the gate lets them out. */
export function QueriesPanel({ queries }: { readonly queries: readonly Query[] }) {
  return (
    <Panel title="Queries" aside={<span>PromQL for your own server</span>}>
      {queries.length === 0 ? (
        <PanelNote>Nothing counts this row, so no query answers it.</PanelNote>
      ) : (
        queries.map((query) => (
          <figure key={query.title} className={classes.query} aria-label={query.title}>
            <figcaption>
              {query.title}
              <Button
                variant="default"
                leftSection={<Icon name="copy" size={13} />}
                aria-label={`Copy query: ${query.title}`}
                onClick={() => copy(query)}
              >
                Copy
              </Button>
            </figcaption>
            <pre>{query.expression}</pre>
          </figure>
        ))
      )}
    </Panel>
  );
}
