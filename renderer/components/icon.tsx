/** Paths on a 16 x 16 grid, drawn with a 1.5 px line in the colour of the text beside them. */
const PATHS = {
  octagon: 'M5.5 1.5h5l4 4v5l-4 4h-5l-4-4v-5zM8 4.8v3.8M8 11v.2',
  triangle: 'M8 2 14.5 13.5h-13zM8 6.3v3.4M8 11.7v.2',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  question:
    'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM6 6.2a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1V9.3M8 11.5v.2',
  dot: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 7.3v3.9M8 4.8v.2',
  check: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM5 8.2l2.1 2.1L11 6.2',
  cross: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  half: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 1.5v13M8 5h4.9M8 8h6.4M8 11h4.9',
  dash: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM5 8h6',
  shield: 'M8 1.5 13.5 3.5v4c0 3.4-2.3 5.9-5.5 7-3.2-1.1-5.5-3.6-5.5-7v-4zM8 5v3.5M8 10.7v.2',
  now: 'M1.5 8.5h3l2-5 3 9.5 2-6 1 1.5h2',
  pools: 'M8 1.5 14.5 5 8 8.5 1.5 5zM1.5 8 8 11.5 14.5 8M1.5 11 8 14.5 14.5 11',
  target: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 8v0',
  desk: 'M9 1.5H3.5v13h9V5zM9 1.5V5h3.5M5.5 8h5M5.5 10.5h5',
  plug: 'M5.5 1.5v3.5M10.5 1.5v3.5M3.5 5h9v2.5a4.5 4.5 0 0 1-9 0zM8 12v2.5',
  refresh: 'M13.5 8A5.5 5.5 0 1 1 11.6 3.8M13.8 1.8v3.4h-3.4',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.6 10.6l3.6 3.6',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1v1.7M8 13.3V15M1 8h1.7M13.3 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13',
  moon: 'M13.8 9.6A6 6 0 0 1 6.4 2.2a6 6 0 1 0 7.4 7.4z',
  auto: 'M1.8 2.8h12.4v8.4H1.8zM5.5 14h5M8 11.2V14',
  copy: 'M5.5 5.5h9v9h-9zM10.5 5.5v-4h-9v9h4',
  save: 'M8 1.5v9M4.5 7 8 10.5 11.5 7M1.5 11v3.5h13V11',
  bookmark: 'M3.5 1.5h9v13L8 11l-4.5 3.5z',
  trash: 'M2 4h12M6 4V1.8h4V4M3.5 4l.7 10.5h7.6L12.5 4M6.6 7v4.5M9.4 7v4.5',
  pencil: 'M2 14l.6-3.2 8.6-8.6 2.6 2.6-8.6 8.6zM9.5 4l2.6 2.6',
  plus: 'M8 2.5v11M2.5 8h11',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  clock: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 4.5V8l2.5 1.5',
  keyboard: 'M1.5 3.5h13v9h-13zM4 6.3v.1M6.7 6.3v.1M9.3 6.3v.1M12 6.3v.1M4 9.7h8',
  list: 'M5.5 3.5h9M5.5 8h9M5.5 12.5h9M1.8 3.5h.4M1.8 8h.4M1.8 12.5h.4',
  book: 'M3 1.5h10v13H4.5A1.5 1.5 0 0 1 3 13zM3 12.5h10M6 5h4M6 7.5h4',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4',
  bell: 'M3.5 11.5h9L11.5 10V7a3.5 3.5 0 0 0-7 0v3zM6.8 13.8h2.4M8 1.8v1.5',
  up: 'M8 13.5v-11M3.5 7 8 2.5 12.5 7M2.5 14h11',
  key: 'M5.2 14a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM7.5 8.5l6-6M11 5l2.5 2.5M9.3 6.7l1.6 1.6',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 7.3a2.3 2.3 0 1 0 0-4.5M12 9.7c1.6.5 2.5 1.9 2.5 3.8',
  sliders:
    'M1.5 4h7M12.5 4h2M1.5 12h2M7.5 12h7M10.5 5.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM5.5 13.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  gauge: 'M2.5 13a6.5 6.5 0 1 1 11 0M8 9.5l3-4M8 10.5v.2',
  camera: 'M1.5 4.5h3l1.2-2h4.6l1.2 2h3v9h-13zM8 11.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z',
  undo: 'M5.5 2.5 2 6l3.5 3.5M2 6h7.5a4 4 0 0 1 0 8H6',
} as const;
export type IconName = keyof typeof PATHS;

/** A small drawing that repeats what the word beside it says, so it is hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
