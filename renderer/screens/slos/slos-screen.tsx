import { useEffect, useRef } from 'react';
import { wantedTarget } from '../../shell/go-to.ts';
import { SloDetail } from './slo-detail.tsx';
import { SloOverview } from './slo-overview.tsx';
import { rowElementId } from './slo-view.ts';

/** The published tables, or one row's own page; the way back leads to the row it came from. */
export function SlosScreen({ rowId }: { readonly rowId: string | null }) {
  const previous = useRef(rowId);
  useEffect(() => {
    const left = previous.current;
    previous.current = rowId;
    if (left !== null && rowId === null) wantedTarget.set({ id: rowElementId(left) });
  }, [rowId]);
  return rowId === null ? <SloOverview /> : <SloDetail id={rowId} />;
}
