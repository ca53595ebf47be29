import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { SEVERITY_COLORS } from './severity-colors.ts';

const steel: MantineColorsTuple = [
  '#eaf4f8',
  '#d6e6ee',
  '#adcddd',
  '#81b2cb',
  '#5d9cbc',
  '#4389ad',
  '#307a9f',
  '#236789',
  '#1b5a7a',
  '#0f4a67',
];
const dark: MantineColorsTuple = [
  '#e3e7ee',
  '#bac2cd',
  '#a2acba',
  '#7d8695',
  '#3c4450',
  '#2c333d',
  '#1c2129',
  '#12151a',
  '#0e1115',
  '#0a0c0f',
];

/** A dense instrument: small type, tight radii, one calm accent; severities have their own scale. */
export const theme = createTheme({
  primaryColor: 'steel',
  colors: { steel, dark },
  // Contrast of Mantine's defaults fails AA in light: recipe measured in the stack notes ("Pages").
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.18,
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.1875rem' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.1875rem' }, h2: { fontSize: '0.9375rem' }, h3: { fontSize: '0.8125rem' } },
  },
  components: {
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 360 } },
    Button: { defaultProps: { size: 'compact-sm' } },
    // A browser would remember what is typed, and write it to disk to bring it back after a crash.
    Input: { defaultProps: { autoComplete: 'off' } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 0 } } },
    // The focus placeholder is an element without a role that a tool for accessibility rightly refuses.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 0 } } },
  },
});

function severityVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SEVERITY_COLORS[scheme]).flatMap(([id, { text, tint, line }]) => [
      [`--sev-${id}-text`, text],
      [`--sev-${id}-tint`, tint],
      [`--sev-${id}-line`, line],
    ]),
  );
}

/** Surfaces, quiet text and the severity scale as CSS variables, for each colour scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f5f7',
    '--mantine-color-text': '#1a1f26',
    '--mantine-color-dimmed': '#535b67',
    '--mantine-color-placeholder': '#626a76',
    '--mantine-color-error': '#a8161d',
    '--mantine-color-steel-light': '#e1ecf2',
    '--mantine-color-steel-light-hover': '#d3e3ec',
    '--mantine-color-steel-light-color': '#0f4a67',
    '--mantine-color-steel-outline': '#1b5a7a',
    '--surface': '#ffffff',
    '--surface-sunken': '#eceef2',
    '--rule': '#d8dce3',
    '--rule-strong': '#b6bdc9',
    '--accent': '#1b5a7a',
    ...severityVariables('light'),
  },
  dark: {
    '--mantine-color-body': '#12151a',
    '--mantine-color-dimmed': '#a2acba',
    '--mantine-color-placeholder': '#8f99a8',
    '--mantine-color-error': '#ff9c9c',
    '--mantine-color-steel-light': '#1d303c',
    '--mantine-color-steel-light-hover': '#25404f',
    '--mantine-color-steel-light-color': '#a9d3e8',
    '--mantine-color-steel-outline': '#81b2cb',
    '--surface': '#1a1e25',
    '--surface-sunken': '#0e1115',
    '--rule': '#2c333d',
    '--rule-strong': '#4a5361',
    '--accent': '#7cbbd8',
    ...severityVariables('dark'),
  },
});
