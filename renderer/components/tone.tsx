import type { StateSeverity } from '../../shared/signals/severity.ts';
import { Icon, type IconName } from './icon.tsx';
import classes from './tone.module.css';

/** The CSS variables that colour an element by the severity scale. */
export function toneStyle(tone: StateSeverity): React.CSSProperties {
  return {
    '--tone-text': `var(--sev-${tone}-text)`,
    '--tone-tint': `var(--sev-${tone}-tint)`,
    '--tone-line': `var(--sev-${tone}-line)`,
  } as React.CSSProperties;
}

interface ToneProps {
  readonly tone: StateSeverity;
  readonly icon: IconName;
  /** The state in words: colour and icon only repeat it. */
  readonly word: string;
  readonly shape?: 'plain' | 'filled' | 'large';
}

/** A state as word, icon and colour together. */
export function Tone({ tone, icon, word, shape = 'plain' }: ToneProps) {
  const shapeClass = { plain: '', filled: classes.filled, large: `${classes.filled} ${classes.large}` }[
    shape
  ];
  return (
    <span className={`${classes.tone} ${shapeClass}`} style={toneStyle(tone)}>
      <Icon name={icon} size={shape === 'large' ? 16 : 14} />
      {word}
    </span>
  );
}
