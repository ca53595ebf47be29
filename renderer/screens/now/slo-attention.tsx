import { Link } from 'wouter';
import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import type { SloResult } from '../../../shared/slo/result.ts';
import { GoLink } from '../../components/go-link.tsx';
import { laneName, rowName } from '../../components/slo-names.ts';
import { Tone } from '../../components/tone.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { burnText } from '../slos/figure-words.ts';
import { rowPath } from '../slos/slo-view.ts';
import { type Attention, attention } from './attention.ts';
import classes from './now.module.css';

const SHOWN = 6;
const DIP = 'dip.';

function keyOf(item: Attention): string {
  switch (item.kind) {
    case 'row':
      return item.row.id;
    case 'burn':
      return `burn ${item.id}`;
    case 'lane':
      return item.lane.id;
  }
}

function Item({ item }: { readonly item: Attention }) {
  switch (item.kind) {
    case 'row': {
      const { id, verdict, estimate, target, unit } = item.row;
      return (
        <>
          <VerdictBadge verdict={verdict} />
          <Link href={rowPath(id)}>{rowName(id)}</Link>
          <span className={classes.rowValue}>
            {sloValueText(estimate, unit)}, target {sloValueText(target, unit)}
          </span>
        </>
      );
    }
    case 'burn':
      return (
        <>
          <Tone
            tone="degraded"
            icon="triangle"
            word={`Burning ${burnText(item.rate) ?? ''}`}
            shape="filled"
          />
          <Link href={rowPath(item.id)}>{rowName(item.id)}</Link>
        </>
      );
    case 'lane': {
      const { id, state } = item.lane;
      return (
        <>
          <Tone
            tone={state === 'firing' ? 'degraded' : 'watch'}
            icon={state === 'firing' ? 'triangle' : 'clock'}
            word={`Lane ${state}`}
            shape="filled"
          />
          {id.startsWith(DIP) ? (
            <Link href={rowPath(id.slice(DIP.length))}>{laneName(id)}</Link>
          ) : (
            <GoLink path="/slos" target={`lane-${id}`}>
              {laneName(id)}
            </GoLink>
          )}
        </>
      );
    }
  }
}

/** Rows, budgets and lanes that need a look, worst kind first. */
export function SloAttention({ result }: { readonly result: SloResult }) {
  const items = attention(result);
  if (items.length === 0) return null;
  return (
    <>
      <ul className={classes.rows} aria-label="SLOs that need a look">
        {items.slice(0, SHOWN).map((item) => (
          <li key={keyOf(item)}>
            <Item item={item} />
          </li>
        ))}
      </ul>
      {items.length > SHOWN ? <p className={classes.more}>{items.length - SHOWN} more need a look.</p> : null}
    </>
  );
}
