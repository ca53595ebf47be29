import { SCREEN_TITLE_ID } from '../shell/go-to.ts';
import classes from './screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** The first thing on the screen says it already; the title is there for screen readers alone. */
  readonly quiet?: boolean;
  /** Takes the height of the window: a table in it scrolls by itself. */
  readonly fill?: boolean;
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A screen with its title, which takes the focus when the screen is opened. */
export function Screen({ title, quiet = false, fill = false, aside, children }: ScreenProps) {
  return (
    <div className={fill ? `${classes.screen} ${classes.fill}` : classes.screen}>
      <div className={quiet ? 'visually-hidden' : classes.head}>
        <h1 id={SCREEN_TITLE_ID} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </div>
  );
}
