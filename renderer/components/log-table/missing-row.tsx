import { Empty, Loading } from '../screen-state.tsx';

/** In the place of a row that is still looked for (undefined) or that no list holds (null). */
export function MissingRow({ row, noun }: { readonly row: null | undefined; readonly noun: string }) {
  if (row === undefined) return <Loading rows={6} height={18} />;
  return (
    <Empty icon="question" title={`This ${noun} is not in the list`}>
      It may have been removed, or this credential may not see it.
    </Empty>
  );
}
