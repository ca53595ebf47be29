import { Link } from 'wouter';
import type { QuotaWindow } from '../../../shared/metadata/entities.ts';
import { upstreamPlace } from '../../components/log-table/places.ts';
import { Standing } from '../../components/standing.tsx';
import { Since } from '../../time/moment.tsx';
import type { PoolView } from './pool-list.tsx';
import classes from './pools.module.css';
import { NO_WINDOW, WindowCells } from './window-cells.tsx';

type UpstreamView = PoolView['upstreams'][number];

function Identity({ view }: { readonly view: UpstreamView }) {
  const { upstream } = view;
  if (upstream === null) return <>Not read: the list of upstreams does not hold it</>;
  const details = [
    upstream.planFamily === null ? null : `plan ${upstream.planFamily}`,
    upstream.workspaceRef,
    upstream.assignmentCount === null
      ? 'assignments not told'
      : `${upstream.activeAssignmentCount ?? '?'} of ${upstream.assignmentCount} assignments active`,
  ].filter((detail) => detail !== null);
  return (
    <>
      <Link href={upstreamPlace(view.id) ?? '/upstreams'}>
        <b>{upstream.label}</b>
      </Link>
      <span className={classes.quiet}>{details.join(', ')}</span>
    </>
  );
}

function windowKey(window: QuotaWindow): string {
  return `${window.kind} ${window.scope} ${window.model} ${window.windowMinutes}`;
}

/** One upstream with a line for each of its quota windows. */
export function UpstreamRow({ view, stale }: { readonly view: UpstreamView; readonly stale: boolean }) {
  const { upstream, quota, standing, statusSince } = view;
  const windows = quota?.windows ?? [];
  const lines = Math.max(1, windows.length);
  const [first, ...others] = windows;
  return (
    <tbody id={`upstream-${view.id}`} tabIndex={-1} className={classes.upstream}>
      <tr>
        <th scope="rowgroup" rowSpan={lines}>
          <Identity view={view} />
        </th>
        <td rowSpan={lines}>
          <Standing standing={standing} stale={stale} />
        </td>
        <td rowSpan={lines}>
          {upstream?.status ?? 'unknown'}
          {statusSince === null ? null : (
            <span className={classes.quiet}>
              <Since atMs={statusSince.atMs} isLowerBound={statusSince.timing === 'since at least'} />
            </span>
          )}
        </td>
        {first === undefined ? (
          <td colSpan={4}>{quota === null ? NO_WINDOW.unread : NO_WINDOW.none}</td>
        ) : (
          <WindowCells window={first} />
        )}
      </tr>
      {others.map((window) => (
        <tr key={windowKey(window)}>
          <WindowCells window={window} />
        </tr>
      ))}
      {quota?.truncated === true ? (
        <tr>
          <td colSpan={7} className={classes.quiet}>
            It has {quota.windowCount} windows; the Pooler lists the first {windows.length} only.
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
