import classes from './plain-table.module.css';

/** A figure, or a quiet dash where it is not known: never zero, and "unknown" to those who listen. */
export function Figure({ text }: { readonly text: string | null }) {
  if (text !== null) return <>{text}</>;
  return (
    <span className={classes.unknown}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">unknown</span>
    </span>
  );
}
