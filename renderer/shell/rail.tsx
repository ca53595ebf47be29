import { Link } from 'wouter';
import { Icon } from '../components/icon.tsx';
import icon from '../theme/icon.svg';
import classes from './rail.module.css';
import { SCREENS, screenAt } from './screens.ts';

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
      <ul>
        {SCREENS.map((screen, index) => (
          <li key={screen.path}>
            <Link
              href={screen.path}
              className={classes.link ?? ''}
              aria-current={screen === current ? 'page' : undefined}
              title={`${screen.word} (Alt ${index + 1}, or g then ${screen.key})`}
            >
              <Icon name={screen.icon} size={18} />
              <span className={classes.word}>{screen.word}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
