import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { GatewayTraffic } from '../../../shared/metadata/gateway-traffic.ts';
import { Panel } from '../../components/panel.tsx';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { fullWords, increaseText, waitWords, windowWords } from './traffic-words.ts';

interface AdmissionTableProps {
  readonly traffic: GatewayTraffic;
  readonly bulkheads: ApiOutputs['traffic']['view']['bulkheads'];
  /** They come from the settings, not from the server's defaults. */
  readonly bulkheadsAreRead: boolean;
}

/** How full a place is; at its limit, or above it since the limit was lowered, the next request waits or is refused. */
function Fill({ part, most }: { readonly part: number; readonly most: number | undefined }) {
  const words = fullWords(part, most);
  return most === undefined || part < most ? words : <Tone tone="watch" icon="triangle" word={words} />;
}

function Refused({ count }: { readonly count: number | undefined }) {
  const words = increaseText(count);
  return count === undefined || count === 0 ? words : <Tone tone="watch" icon="triangle" word={words} />;
}

/** Who was let in, who had to wait and who was turned away, by route class. */
export function AdmissionTable({ traffic, bulkheads, bulkheadsAreRead }: AdmissionTableProps) {
  const short = traffic.windows[0];
  const counted = short === undefined ? 'counts are not known' : `counts of ${windowWords(short)}`;
  const limits = bulkheadsAreRead ? 'as the settings say' : 'by default';
  const columns = [
    'Route class',
    'Running now',
    'Queued now',
    'Accepted',
    'Had to wait',
    'Wait, p95',
    'Rejected',
    'Timed out',
  ];
  return (
    <Panel title="Admission" aside={<span>{`${counted}; limits of a node, ${limits}`}</span>}>
      <WideTable label="Admission by route class" columns={columns}>
        <tbody>
          {bulkheads.map(({ routeClass, maxRunning, maxQueued }) => {
            const now = traffic.saturation.find((one) => one.routeClass === routeClass);
            const counts = short?.admission.find((one) => one.routeClass === routeClass);
            return (
              <tr key={routeClass}>
                <th scope="row">{routeClass}</th>
                <td>{now === undefined ? 'not sampled' : <Fill part={now.running} most={maxRunning} />}</td>
                <td>{now === undefined ? 'not sampled' : <Fill part={now.queued} most={maxQueued} />}</td>
                <td>{increaseText(counts?.accepted)}</td>
                <td>{increaseText(counts?.enqueued)}</td>
                <td>{counts === undefined ? '–' : waitWords(counts.waitP95Seconds)}</td>
                <td>
                  <Refused count={counts?.rejected} />
                </td>
                <td>
                  <Refused count={counts?.timedOut} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </WideTable>
    </Panel>
  );
}
