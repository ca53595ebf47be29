import { goTo } from '../shell/go-to.ts';

interface GoLinkProps {
  /** Address of a screen. */
  readonly path: string;
  /** Id of the element there that takes the focus; the screen's title where it is left out. */
  readonly target?: string | undefined;
  readonly children: React.ReactNode;
}

/** A link to one element of a screen. */
export function GoLink({ path, target, children }: GoLinkProps) {
  return (
    <a
      href={`#${path}`}
      onClick={(event) => {
        event.preventDefault();
        goTo(path, target);
      }}
    >
      {children}
    </a>
  );
}
