import { Link } from 'wouter';

interface PlaceLinkProps {
  /** Where it leads: a path with its filters; null for a place nobody knows. */
  readonly to: string | null;
  readonly children: React.ReactNode;
  /** In a row the mouse alone reaches it, because the grid is one stop of the keyboard; the drawer has it again. */
  readonly inRow?: boolean;
}

/** A link from a row to the place of its Pool, upstream or key; it does not open the row. */
export function PlaceLink({ to, children, inRow = false }: PlaceLinkProps) {
  if (to === null) return children;
  return (
    <Link href={to} tabIndex={inRow ? -1 : undefined} onClick={(event) => event.stopPropagation()}>
      {children}
    </Link>
  );
}
