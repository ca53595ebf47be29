import { Link } from 'wouter';
import { Icon } from '../components/icon.tsx';
import icon from '../theme/icon.svg';
import classes from './rail.module.css';
import { keysOf, SCREEN_GROUPS, screenAt } from './screens.ts';

/** The screens by task. */
export function Rail({ location }: { readonly location: string }) {
  const current = screenAt(location);
  return (
    <nav className={classes.rail} aria-label="Screens">
      <div className={classes.product}>
        <img src={icon} alt="" width={22} height={22} />
        <span className={classes.productName}>
          Pooler <span>Operator Console</span>
        </span>
      </div>
      {SCREEN_GROUPS.map(({ word, screens }) => (
        <ul key={word ?? 'main'} aria-label={word ?? undefined}>
          {word === null ? null : (
            <li className={classes.group} aria-hidden="true">
              {word}
            </li>
          )}
          {screens.map((screen) => (
            <li key={screen.path}>
              <Link
                href={screen.path}
                className={classes.link ?? ''}
                aria-current={screen === current ? 'page' : undefined}
                title={`${screen.word} (${keysOf(screen)})`}
              >
                <Icon name={screen.icon} size={18} />
                <span className={classes.word}>{screen.word}</span>
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}
