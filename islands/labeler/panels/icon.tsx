/** @jsxImportSource hono/jsx/dom */

/** 20 by 20, by name; tools that come on need bring a path of their own. Drawn with a line of the text's color. */
const paths: Record<string, string> = {
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H8',
  redo: 'm13 5 3.5 3.5L13 12m3-3.5H8.500a4 4 0 0 0 0 8H12',
  reset: 'M4 10a6 6 0 1 0 2-4.500M4 3v3.500h3.5',
  select: 'm5 3 10.5 6.2-4.7 1.300L8.3 15z',
  rectangle: 'M3.5 5h13v10h-13z',
  brush: 'M16.5 3.500c-3 1-7 5-8 7.500l1.500 1.500c2.500-1 6.500-5 7.500-8zM7.500 12c-2.500 0-2 3.500-4.500 4 2.500 1.500 6.500.500 6-2.500',
  eraser: 'm8 16-4.500-4.500 7-8 6 5.500L10 16zM7 8l5.500 5M8 16h9',
  wand: 'm4 16 8.500-8.500M14 3v3m-1.500-1.500h3M6 4v3M4.500 5.500h3M16 11v3m-1.500-1.500h3',
  'full-screen': 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M8 8l-5-5m9 5 5-5m-5 9 5 5m-9-5-5 5',
  'turn-left': 'M4 10a6 6 0 1 1 2 4.500M4 5v5h5',
  'turn-right': 'M16 10a6 6 0 1 0-2 4.500M16 5v5h-5',
  smaller: 'M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  larger: 'M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12z',
  pan: 'M10 2.500v15M2.5 10h15M10 2.5 8 4.500m2-2 2 2m-2 13-2-2m2 2 2-2M2.5 10l2-2m-2 2 2 2m13-2-2-2m2 2-2 2',
  'zoom-in': 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.500L17 17M6 8.500h5M8.5 6v5',
  'zoom-out': 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.500L17 17M6 8.500h5',
  fit: 'M3 7V3h4m6 0h4v4m0 6v4h-4m-6 0H3v-4',
  settings: 'M3 6h8m4 0h2M3 14h2m4 0h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  help: 'M7.5 7.500a2.5 2.5 0 1 1 3.6 2.200c-.8.4-1.1.9-1.1 1.800m0 2.500v.1M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16z',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zm8 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  'eye-off': 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM4 16 16 4',
  lock: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  unlock: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 5.8-1',
  delete: 'M4 5.500h12M8 5.500V3.500h4v2M5.5 5.500l.7 11h7.600l.7-11M8.5 8.500v5m3-5v5',
  close: 'm5 5 10 10M15 5 5 15',
  play: 'M6 4v12l10-6z',
  pause: 'M6.5 4v12M13.5 4v12',
};

export function Icon({ name }: { name: string }) {
  return (
    <svg
      class="labeler__icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name] ?? name} />
    </svg>
  );
}
