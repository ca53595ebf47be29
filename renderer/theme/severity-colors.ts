import type { StateSeverity } from '../../shared/signals/severity.ts';

interface Shades {
  /** Text and icon, at least 4.5:1 on `tint` and on every surface. */
  readonly text: string;
  /** Background of a badge or a banner. */
  readonly tint: string;
  /** Borders and bars, at least 3:1 on every surface. */
  readonly line: string;
}

type Scale = Readonly<Record<StateSeverity, Shades>>;

/** The page's one colour scale, keyed by the colour tokens of `shared/signals/severity.ts`. */
export const SEVERITY_COLORS: Readonly<Record<'light' | 'dark', Scale>> = {
  light: {
    outage: { text: '#a8161d', tint: '#fdeaea', line: '#d0353b' },
    degraded: { text: '#943a00', tint: '#fff0e3', line: '#c95a0c' },
    watch: { text: '#6f4e00', tint: '#fdf4d4', line: '#a87b00' },
    unknown: { text: '#4b5160', tint: '#ebedf2', line: '#7b8292' },
    info: { text: '#0b558f', tint: '#e6f1fb', line: '#2f7fc1' },
    ok: { text: '#17653a', tint: '#e4f5ea', line: '#2c8a55' },
  },
  dark: {
    outage: { text: '#ff9c9c', tint: '#3d181b', line: '#e5565b' },
    degraded: { text: '#ffb27a', tint: '#3a2412', line: '#dd7a33' },
    watch: { text: '#f0cd62', tint: '#332b12', line: '#bf9a2c' },
    unknown: { text: '#b9c0cd', tint: '#272c35', line: '#7d8695' },
    info: { text: '#8cc6ff', tint: '#13293f', line: '#3f8fd6' },
    ok: { text: '#7fd6a0', tint: '#12301f', line: '#3f9d66' },
  },
};
