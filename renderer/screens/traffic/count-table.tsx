import type { TrafficWindow } from '../../../shared/metadata/gateway-traffic.ts';
import { Panel } from '../../components/panel.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { increaseText, windowWords } from './traffic-words.ts';

interface CountTableProps {
  readonly title: string;
  /** What the names are, for instance `Outcome`. */
  readonly head: string;
  readonly windows: readonly TrafficWindow[];
  /** The counts of one window by their names. */
  readonly countsOf: (window: TrafficWindow) => readonly { readonly name: string; readonly count: number }[];
  /** Said where every count is zero. */
  readonly none: string;
}

/** Counts by name, one column for each window. */
export function CountTable({ title, head, windows, countsOf, none }: CountTableProps) {
  const counted = windows.flatMap((window) => countsOf(window).filter(({ count }) => count > 0));
  const names = [...new Set(counted.map(({ name }) => name))].sort();
  return (
    <Panel title={title}>
      <WideTable label={title} columns={[head, ...windows.map(windowWords)]}>
        <tbody>
          {names.length === 0 ? (
            <tr>
              <td colSpan={windows.length + 1}>{none}</td>
            </tr>
          ) : null}
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {windows.map((window) => (
                <td key={window.windowMs}>
                  {increaseText(countsOf(window).find((one) => one.name === name)?.count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}
