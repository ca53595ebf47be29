import { sloValueText } from '../../../shared/signals/rules/slo-verdicts.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { BandBar } from '../../components/band-bar.tsx';
import { intervalWords } from '../../components/band-scale.ts';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { Figure } from './figure.tsx';
import { coverageText } from './figure-words.ts';
import cells from './plain-table.module.css';
import { PlainTable, VERDICT_COLUMN } from './plain-table.tsx';
import { bandOf, type Figures, type RowView } from './slo-view.ts';

const COLUMNS = [
  VERDICT_COLUMN,
  { head: 'Band' },
  ...['Estimate', 'Known interval', 'N', 'Covered'].map((head) => ({ head, width: '110px' })),
];

interface Line extends Figures {
  readonly name: string;
  readonly window: string;
}

function FiguresRow({ row, line }: { readonly row: RowView; readonly line: Line }) {
  const band = bandOf(row, line);
  return (
    <tr className={cells.row}>
      <th scope="row">{line.name}</th>
      <td>
        <VerdictBadge verdict={line.verdict} />
      </td>
      <td>{band === null ? null : <BandBar band={band} verdict={line.verdict} />}</td>
      <td>
        <Figure text={line.estimate === null ? null : sloValueText(line.estimate, row.unit)} />
      </td>
      <td>
        <Figure text={intervalWords({ interval: line.interval, unit: row.unit })} />
      </td>
      <td>
        <Figure text={line.n === null ? null : formatCount(line.n)} />
      </td>
      <td>
        <Figure text={coverageText(line.coverage, line.window)} />
      </td>
    </tr>
  );
}

interface FiguresTableProps {
  readonly title: string;
  readonly aside?: React.ReactNode;
  /** Heads the first column. */
  readonly first: string;
  /** The row the figures belong to, for its target and unit. */
  readonly row: RowView;
  readonly lines: readonly Line[];
  /** Why there is no line. */
  readonly none: string;
}

/** The same row read several ways, below each other: over each window, or on each replica. */
export function FiguresTable({ title, aside, first, row, lines, none }: FiguresTableProps) {
  return (
    <Panel title={title} aside={aside}>
      {lines.length === 0 ? (
        <PanelNote>{none}</PanelNote>
      ) : (
        <PlainTable label={title} columns={[{ head: first, width: '92px' }, ...COLUMNS]}>
          <tbody>
            {lines.map((line) => (
              <FiguresRow key={line.name} row={row} line={line} />
            ))}
          </tbody>
        </PlainTable>
      )}
    </Panel>
  );
}
